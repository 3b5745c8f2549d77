package ai.lynx.assembly.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.tensor.TensorData;
import org.junit.jupiter.api.Test;

class PicturePlacesTest {
  private static final int MARK = 99;
  private static final TensorData IDS =
      TensorData.of(new long[] {0, 7, MARK, MARK, MARK, 5, 6, MARK}, 2, 4);

  @Test
  void vectorsReplaceMarksInTheirOrderOverTheWholeBatch() {
    PicturePlaces places = PicturePlaces.of(IDS, MARK, 4);
    assertThat(places.from().toLongs()).containsExactly(0, 1, 8, 9, 10, 5, 6, 11);
    assertThat(places.text().toLongs()).containsExactly(0, 7, 0, 0, 0, 5, 6, 0);
    assertThat(places.text().shape()).isEqualTo(IDS.shape());
  }

  @Test
  void refusesAnotherNumberOfVectorsThanMarks() {
    for (int vectors : new int[] {0, 3, 5}) {
      assertThatThrownBy(() -> PicturePlaces.of(IDS, MARK, vectors))
          .isInstanceOf(InvalidPromptException.class)
          .hasMessageContaining("places for 4 vectors")
          .hasMessageContaining("have " + vectors);
    }
  }
}
