package ai.lynx.assembly.model;

import ai.lynx.assembly.compiled.GraphStore;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Scope;
import java.util.List;
import java.util.Map;

/**
 * A network with its weights in an engine, without the tokenizer and the transform around it.
 * Whoever loads it closes it.
 *
 * @param network its parts, joined
 * @param parameters all its weights, by the names under which checkpoints hold them
 * @param unused names in its files that no part asked for
 * @param memory owns the weights
 * @param graphs owns what the network was compiled to
 */
public record AssembledNetwork(
    LynxNetwork network,
    Map<String, Parameter> parameters,
    List<String> unused,
    Scope memory,
    GraphStore graphs)
    implements AutoCloseable {
  @Override
  public void close() {
    try {
      graphs.close();
    } finally {
      memory.close();
    }
  }
}
