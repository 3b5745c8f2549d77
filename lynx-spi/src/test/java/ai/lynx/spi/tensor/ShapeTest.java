package ai.lynx.spi.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Shape SHAPE = Shape.of(2, 3, 5);

  @Test
  void countsAxesFromEitherEnd() {
    assertThat(SHAPE.size(0)).isEqualTo(Size.of(2)).isEqualTo(SHAPE.size(-3));
    assertThat(SHAPE.size(2)).isEqualTo(Size.of(5)).isEqualTo(SHAPE.size(-1));
    assertThat(SHAPE.axis(-2)).isEqualTo(1);
  }

  @Test
  void refusesAxesThatAreNotThere() {
    for (int axis : new int[] {3, -4, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> SHAPE.size(axis))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("axis " + axis)
          .hasMessageContaining("(2, 3, 5)");
    }
  }

  @Test
  void countsElements() {
    assertThat(SHAPE.elements()).isEqualTo(Size.of(30));
    assertThat(Shape.SCALAR.elements()).isEqualTo(Size.of(1));
    assertThat(Shape.of(2, 0).elements()).isEqualTo(Size.of(0));
    assertThat(Shape.of(Size.symbol("n"), Size.of(4)).elements())
        .isEqualTo(Size.symbol("n").times(4));
  }

  @Test
  void changesOneAxis() {
    assertThat(SHAPE.with(-1, Size.of(7))).isEqualTo(Shape.of(2, 3, 7));
    assertThat(SHAPE).isEqualTo(Shape.of(2, 3, 5));
  }

  @Test
  void knowsWhetherItIsKnown() {
    assertThat(SHAPE.isKnown()).isTrue();
    assertThat(SHAPE.toLongs()).containsExactly(2, 3, 5);
    Shape symbolic = SHAPE.with(0, Size.symbol("batch"));
    assertThat(symbolic.isKnown()).isFalse();
    assertThat(symbolic).hasToString("(batch, 3, 5)");
    assertThatThrownBy(symbolic::toLongs).isInstanceOf(IllegalStateException.class);
  }
}
