package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a {@link Fusion} keeps of the vision vectors while the language model writes.
 *
 * @param tensors the first axis of each is the batch; what they are is the strategy's own matter
 */
public record VisionMemory(List<Tensor> tensors) {
  public VisionMemory {
    tensors = List.copyOf(tensors);
  }

  /** A memory with every tensor replaced, such as by the same with its rows in another order. */
  public VisionMemory map(UnaryOperator<Tensor> change) {
    return new VisionMemory(tensors.stream().map(change).toList());
  }
}
