package ai.lynx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.operator.TokenLoss;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerBatchTest {
  private static final long NO = TokenLoss.IGNORED;

  @Test
  void onlyAnswersAndTheirEndsAreLearned() {
    AnswerBatch batch =
        AnswerBatch.of(
            List.of(new int[] {1, 5, 6}, new int[] {1, 7}),
            List.of(new int[] {8}, new int[] {9, 10, 11}),
            2,
            0,
            true);
    assertThat(batch.tokens().ids().toLongs())
        .containsExactly(0, 1, 5, 6, 8, 2, 1, 7, 9, 10, 11, 2);
    assertThat(batch.labels()).containsExactly(NO, NO, NO, NO, 8, 2, NO, NO, 9, 10, 11, 2);
    assertThat(batch.learned()).isEqualTo(6);
  }

  @Test
  void labelsThatDoNotFitTheTokensAreRefused() {
    TokenBatch tokens = TokenBatch.of(List.of(new int[] {3, 4}, new int[] {5}), 0, true);
    assertThatThrownBy(() -> new AnswerBatch(tokens, new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 labels for 4 tokens");
    assertThatThrownBy(() -> new AnswerBatch(tokens, new long[] {3, 4, 5, 5}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stands on padding");
  }
}
