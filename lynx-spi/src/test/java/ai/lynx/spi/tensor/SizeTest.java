package ai.lynx.spi.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeTest {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size TOKENS = Size.symbol("tokens");

  @Test
  void computesWithNumbers() {
    assertThat(Size.of(3).plus(4).times(Size.of(2)).minus(Size.of(4)).value()).isEqualTo(10);
    assertThat(Size.of(12).dividedBy(4)).isEqualTo(Size.of(3));
    assertThat(Size.of(0).isKnown()).isTrue();
    assertThat(Size.of(0).value()).isZero();
  }

  @Test
  void isEqualHoweverItWasComputed() {
    assertThat(BATCH.plus(TOKENS)).isEqualTo(TOKENS.plus(BATCH));
    assertThat(BATCH.plus(1).times(TOKENS)).isEqualTo(TOKENS.times(BATCH).plus(TOKENS));
    assertThat(BATCH.plus(1).times(BATCH.minus(Size.of(1))))
        .isEqualTo(BATCH.times(BATCH).minus(Size.of(1)));
    assertThat(BATCH.times(6).dividedBy(3))
        .isEqualTo(BATCH.plus(BATCH))
        .hasSameHashCodeAs(BATCH.times(2));
    assertThat(BATCH).isNotEqualTo(TOKENS);
  }

  @Test
  void becomesKnownWhenSymbolsCancel() {
    Size difference = BATCH.plus(5).minus(BATCH);
    assertThat(difference.isKnown()).isTrue();
    assertThat(difference.value()).isEqualTo(5);
    assertThat(BATCH.times(0)).isEqualTo(Size.of(0));
  }

  @Test
  void hasItsNumberWhenSymbolsHaveTheirs() {
    Size size = BATCH.times(TOKENS).times(2).plus(BATCH).plus(3);
    assertThat(size.evaluate(Map.of("batch", 4L, "tokens", 5L)::get)).isEqualTo(47);
  }

  @Test
  void toldApartAreSymbolsAndWhatIsComputed() {
    assertThat(BATCH.isSymbol()).isTrue();
    assertThat(BATCH.plus(1).minus(Size.of(1)).isSymbol()).isTrue();
    assertThat(BATCH.plus(1).isSymbol()).isFalse();
    assertThat(BATCH.times(2).isSymbol()).isFalse();
    assertThat(BATCH.times(BATCH).isSymbol()).isFalse();
    assertThat(BATCH.plus(TOKENS).isSymbol()).isFalse();
    assertThat(Size.of(1).isSymbol()).isFalse();
    assertThat(Size.of(0).isSymbol()).isFalse();
  }

  @Test
  void refusesToGuess() {
    assertThatThrownBy(BATCH.plus(1)::value)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("batch+1");
    assertThatThrownBy(() -> BATCH.times(3).plus(1).dividedBy(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3*batch+1");
    assertThatThrownBy(() -> Size.of(Long.MAX_VALUE).times(2))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void readsLikeArithmetic() {
    assertThat(Size.of(7)).hasToString("7");
    assertThat(Size.of(0)).hasToString("0");
    assertThat(Size.of(-2)).hasToString("-2");
    assertThat(TOKENS.times(BATCH).times(2).plus(BATCH).minus(Size.of(3)))
        .hasToString("2*batch*tokens+batch-3");
  }
}
