package ai.lynx.spi.engine;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Map;

/**
 * A graph that an engine has compiled. Safe for use by several threads with an Ops each; owns what
 * the engine made of the graph, but not the graph's weights. Closing twice is harmless.
 */
public interface CompiledGraph extends AutoCloseable {
  /**
   * Computes the graph's outputs.
   *
   * @param ops of a scope of the same engine that remembers nothing for gradients; it will own the
   *     results
   * @param inputs a tensor for each of the graph's inputs, by name. The pasts of an {@link
   *     ai.lynx.spi.operator.ExtendCache} in the graph must not be used afterwards.
   * @return the outputs, by name
   * @throws IllegalArgumentException if an input is missing, has another type, or sizes that do not
   *     fit the graph
   * @throws ai.lynx.error.ClosedException after {@link #close}
   */
  Map<String, Tensor> run(Ops ops, Map<String, Tensor> inputs);

  @Override
  void close();
}
