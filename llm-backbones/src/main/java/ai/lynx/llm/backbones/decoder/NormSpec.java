package ai.lynx.llm.backbones.decoder;

/**
 * Which norm a family uses.
 *
 * @param epsilon added to the mean square, or to the variance
 */
public record NormSpec(Kind kind, double epsilon) {
  /** Which formula, and which weights it has. */
  public enum Kind {
    /** RMS norm (arXiv 1910.07467) times a weight. */
    RMS,
    /** RMS norm times 1 + weight, as Gemma has it. */
    RMS_AROUND_ONE,
    /** Layer norm (arXiv 1607.06450) with weight and bias. */
    LAYER,
    /** Layer norm without weights. */
    LAYER_PLAIN
  }
}
