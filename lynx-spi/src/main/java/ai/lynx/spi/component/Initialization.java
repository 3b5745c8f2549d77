package ai.lynx.spi.component;

/** How a weight begins when a model is trained from nothing. */
public sealed interface Initialization {
  Initialization ZEROS = new Value(0);
  Initialization ONES = new Value(1);

  /** One number throughout. */
  record Value(double value) implements Initialization {}

  /** Normally distributed around 0. */
  record Normal(double standardDeviation) implements Initialization {}

  /** Normally distributed around 0. */
  static Initialization normal(double standardDeviation) {
    return new Normal(standardDeviation);
  }

  static Initialization value(double value) {
    return new Value(value);
  }
}
