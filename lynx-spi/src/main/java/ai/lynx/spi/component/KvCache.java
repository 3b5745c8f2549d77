package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keys and values of the tokens that a language model has read.
 *
 * @param layers one entry for each decoder layer
 */
public record KvCache(List<Layer> layers) {
  public KvCache {
    layers = List.copyOf(layers);
  }

  /** Keys and values of one layer, each (batch, key heads, tokens, head width). */
  public record Layer(Tensor keys, Tensor values) {}

  /** A cache with every tensor replaced, such as by the same with its rows in another order. */
  public KvCache map(UnaryOperator<Tensor> change) {
    return new KvCache(
        layers.stream()
            .map(layer -> new Layer(change.apply(layer.keys), change.apply(layer.values)))
            .toList());
  }
}
