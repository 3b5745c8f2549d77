package ai.lynx.comparison;

import ai.lynx.LoadOptions.Precision;

/**
 * How far a model may be from itself in float32 and still count as the same model.
 *
 * @param divergence of the next token's distribution, the mean over answers, in nats
 * @param perplexity of a text, as a part of the reference's
 */
public record Bounds(double divergence, double perplexity) {
  /**
   * For a precision. Those of 4 bits are what llama.cpp's 8-bit activations make of a file whose
   * weights it multiplies as they are.
   */
  public static Bounds of(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> new Bounds(1e-5, 1e-3);
      case FLOAT16, BFLOAT16, INT8 -> new Bounds(0.002, 0.01);
      case INT4 -> new Bounds(0.004, 0.04);
    };
  }
}
