package ai.lynx.vision.encoders.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PositionTableTest {
  /** (0 1 / 2 3) enlarged: Keys' kernel with a = -0.75, worked out apart from this code. */
  private static final float[] TWO_BY_TWO_AS_THREE_BY_THREE = {
    -0.260417f, 0.326389f, 0.913194f,
    0.913194f, 1.5f, 2.086806f,
    2.086806f, 2.673611f, 3.260417f
  };

  @Test
  void enlargesWithCubicConvolution() {
    TensorData stored = TensorData.of(new float[] {9, 0, 1, 2, 3}, 1, 5, 1);

    TensorData fitted = new PositionTable(1, 3, 3).adjust(stored);

    assertThat(fitted.shape()).isEqualTo(Shape.of(1, 10, 1));
    float[] got = fitted.toFloats();
    assertThat(got[0]).as("the class token's position is kept").isEqualTo(9);
    assertThat(Arrays.copyOfRange(got, 1, 10))
        .containsExactly(TWO_BY_TWO_AS_THREE_BY_THREE, within(2e-6f));
  }

  @Test
  void rowsAndColumnsAreNotMixedUp() {
    TensorData byRow = TensorData.of(new float[] {0, 0, 4, 4}, 1, 4, 1);

    float[] got = new PositionTable(0, 2, 3).adjust(byRow).toFloats();

    assertThat(got).containsExactly(new float[] {0, 0, 0, 4, 4, 4}, within(1e-5f));
  }

  @Test
  void everyNumberOfAPositionIsResizedByItself() {
    float[] both = new float[4 * 2];
    for (int i = 0; i < 4; i++) {
      both[2 * i] = i;
      both[2 * i + 1] = 10 * i;
    }

    float[] got = new PositionTable(0, 3, 3).adjust(TensorData.of(both, 1, 4, 2)).toFloats();

    for (int i = 0; i < 9; i++) {
      assertThat(got[2 * i]).isCloseTo(TWO_BY_TWO_AS_THREE_BY_THREE[i], within(2e-6f));
      assertThat(got[2 * i + 1]).isCloseTo(10 * TWO_BY_TWO_AS_THREE_BY_THREE[i], within(2e-5f));
    }
  }

  @Test
  void halfPrecisionIsWidened() {
    TensorData stored = TensorData.of(new float[] {1, 2, 3, 4}, 1, 4, 1).to(ElementType.FLOAT16);

    assertThat(new PositionTable(0, 1, 1).adjust(stored).type()).isEqualTo(ElementType.FLOAT32);
  }

  @Test
  void whatIsNoSquareGridIsLeftForTheCallerToRefuse() {
    TensorData notSquare = TensorData.of(new float[6], 1, 6, 1);
    TensorData notATable = TensorData.of(new float[6], 6, 1);

    assertThat(new PositionTable(0, 3, 3).adjust(notSquare)).isSameAs(notSquare);
    assertThat(new PositionTable(0, 3, 3).adjust(notATable)).isSameAs(notATable);
  }
}
