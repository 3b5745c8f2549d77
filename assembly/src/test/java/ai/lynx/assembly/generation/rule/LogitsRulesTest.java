package ai.lynx.assembly.generation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.GenerationOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogitsRulesTest {
  private static final float BAN = Float.NEGATIVE_INFINITY;

  @Test
  void repetitionPenaltyDividesWhatIsPositiveAndMultipliesWhatIsNegativeOnce() {
    assertThat(apply(new RepetitionPenalty(2), new int[] {0, 1, 1, 3}, 4, -4, 4, 0))
        .containsExactly(2, -8, 4, 0);
  }

  @Test
  void ngramsAreNotCompletedAgain() {
    int[] history = {1, 2, 3, 1, 2};
    assertThat(apply(new NoRepeatNgram(3), history, 0, 0, 0, 0)).containsExactly(0, 0, 0, BAN);
    assertThat(apply(new NoRepeatNgram(2), history, 0, 0, 0, 0)).containsExactly(0, 0, 0, BAN);
    assertThat(apply(new NoRepeatNgram(1), history, 0, 0, 0, 0)).containsExactly(0, BAN, BAN, BAN);
    assertThat(apply(new NoRepeatNgram(6), history, 0, 0, 0, 0)).containsExactly(0, 0, 0, 0);
    assertThat(apply(new NoRepeatNgram(9), history, 0, 0, 0, 0)).containsExactly(0, 0, 0, 0);
    assertThat(apply(new NoRepeatNgram(2), new int[] {}, 0, 0)).containsExactly(0, 0);
  }

  @Test
  void ngramsMayOverlap() {
    assertThat(apply(new NoRepeatNgram(3), new int[] {1, 1, 1}, 0, 0)).containsExactly(0, BAN);
  }

  @Test
  void theEndIsBannedUntilTheHistoryIsLongEnough() {
    MinLength rule = new MinLength(2, List.of(0, 2));
    assertThat(apply(rule, new int[] {1}, 5, 5, 5)).containsExactly(BAN, 5, BAN);
    assertThat(apply(rule, new int[] {1, 1}, 5, 5, 5)).containsExactly(5, 5, 5);
  }

  @Test
  void topKKeepsEqualsOfTheLast() {
    assertThat(apply(new TopK(2), new int[] {}, 3, 1, 2, 2)).containsExactly(3, BAN, 2, 2);
    assertThat(apply(new TopK(9), new int[] {}, 3, 1)).containsExactly(3, 1);
  }

  @Test
  void topPKeepsTheTokenThatCrossesTheLine() {
    float[] logits = {(float) Math.log(.5), (float) Math.log(.3), (float) Math.log(.2)};
    assertThat(apply(new TopP(.6, 1), new int[] {}, logits.clone()))
        .containsExactly(logits[0], logits[1], BAN);
    assertThat(apply(new TopP(.4, 1), new int[] {}, logits.clone()))
        .containsExactly(logits[0], BAN, BAN);
    assertThat(apply(new TopP(.4, 2), new int[] {}, logits.clone()))
        .containsExactly(logits[0], logits[1], BAN);
    assertThat(apply(new TopP(1e-12, 1), new int[] {}, logits.clone()))
        .containsExactly(logits[0], BAN, BAN);
  }

  @Test
  void topPRemovesTheLowerOfEqualsFirst() {
    assertThat(apply(new TopP(.5, 1), new int[] {}, 0, -0f, 0, 0)).containsExactly(BAN, BAN, 0, 0);
    assertThat(apply(new TopP(.4, 1), new int[] {}, -1, -1, -1, -1, -1))
        .containsExactly(BAN, BAN, BAN, -1, -1);
  }

  @Test
  void temperatureComesBeforeTopP() {
    float[] scores = {(float) Math.log(.6), (float) Math.log(.4)};
    filter(GenerationOptions.sampling().toBuilder().topP(.65).build(), scores);
    assertThat(scores[1]).isFinite(); // 0.4 crosses the line of 0.35
    filter(GenerationOptions.sampling().toBuilder().topP(.65).temperature(.5).build(), scores);
    assertThat(scores).containsExactly((float) Math.log(.6) * 2, BAN); // 0.31 does not
  }

  @Test
  void topKComesBeforeTopP() {
    float[] scores = {(float) Math.log(.5), (float) Math.log(.3), (float) Math.log(.2)};
    filter(GenerationOptions.sampling().toBuilder().topK(2).topP(.6).build(), scores);
    // Of two, 0.375 is below the line of 0.4; of three, 0.2 + 0.3 would have crossed it.
    assertThat(scores).containsExactly((float) Math.log(.5), BAN, BAN);
  }

  private static void filter(GenerationOptions options, float[] scores) {
    LogitsRules.filters(options, 1).apply(History.of(new int[0]), scores);
  }

  private static float[] apply(LogitsRule rule, int[] history, float... scores) {
    rule.apply(History.of(history), scores);
    return scores;
  }
}
