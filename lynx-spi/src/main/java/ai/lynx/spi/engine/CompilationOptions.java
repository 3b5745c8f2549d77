package ai.lynx.spi.engine;

/**
 * How a graph is compiled.
 *
 * @param linearWeights how the weights of linear layers are held
 */
public record CompilationOptions(LinearWeights linearWeights) {
  /** Weights as the graph has them. */
  public static CompilationOptions defaults() {
    return new CompilationOptions(LinearWeights.GIVEN);
  }

  /** How the weights that {@link ai.lynx.spi.operator.Linear} multiplies by are held. */
  public enum LinearWeights {
    /** In the element type that the graph's weights have. */
    GIVEN,
    /** Rounded to 8 bits, with a scale for each output or smaller block. */
    INT8,
    /** Rounded to 4 bits, with a scale for each block. */
    INT4
  }
}
