package ai.lynx.llm.backbones.decoder;

/**
 * How one decoder layer looks.
 *
 * @param norm of every norm in it, but not of those on single heads
 * @param order where its norms and residuals are
 */
public record LayerSpec(AttentionSpec attention, MlpSpec mlp, NormSpec norm, Order order) {
  /** Where norms and residuals are. */
  public enum Order {
    /** Each branch behind a norm. */
    NORM_FIRST,
    /** Each branch between two norms. */
    NORM_AROUND,
    /** A norm on each sum of residual and branch. */
    NORM_LAST,
    /** Both branches read the layer's input, each through its own norm. */
    PARALLEL,
    /** Both branches read the layer's input through one norm. */
    PARALLEL_ONE_NORM
  }
}
