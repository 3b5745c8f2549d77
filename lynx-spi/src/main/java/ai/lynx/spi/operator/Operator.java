package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * One operation on tensors, as data: its attributes, how many inputs it takes, and what its output
 * looks like.
 *
 * <p>The set is closed, so that an engine can be complete: it computes each of the permitted
 * records. Optional inputs come last and may be left out. Numerical rule for all: results have the
 * element type of the first floating input; other floating inputs are converted to it; norms,
 * softmax, rotary angles, reductions and losses compute in float32 inside.
 */
public sealed interface Operator
    permits Arithmetic,
        Attention,
        Broadcast,
        Cast,
        Concatenate,
        Constant,
        Elementwise,
        Embedding,
        ExtendCache,
        Fill,
        Gather,
        LayerNorm,
        Linear,
        MatMul,
        PatchEmbedding,
        Permute,
        Reduce,
        Reshape,
        RmsNorm,
        Rotary,
        Scale,
        Select,
        Slice,
        Softmax,
        TokenLoss {
  /**
   * The shape of the output.
   *
   * @throws IllegalArgumentException if the inputs' shapes do not fit, with the shapes in the
   *     message
   */
  Shape shape(List<Shape> inputs);

  /** The element type of the output. */
  default ElementType type(List<ElementType> inputs) {
    return inputs.get(0);
  }

  /** The name that messages use. */
  default String name() {
    return getClass().getSimpleName();
  }
}
