package ai.lynx.engine.tensorrt.fusion;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Attention to all that a mask allows, as encoders have it: every head has keys and values of its
 * own, and heads are merged afterwards.
 *
 * @param at the merged heads (batch, queries, heads * value width)
 * @param attention the value of the attention
 */
public record WholeAttention(
    int at, int attention, Heads query, Heads keys, Heads values, Optional<Integer> mask)
    implements Fusion {
  static Optional<WholeAttention> at(Graph graph, Readers readers, int value) {
    Graph.Node node = graph.node(value);
    if (!(node.operator() instanceof Attention operator)
        || operator.causal()
        || node.type() != ElementType.FLOAT32
        || !allFloats(graph, node)) {
      return Optional.empty();
    }
    Shape query = graph.shape(node.inputs().get(0));
    if (!query.size(1).equals(graph.shape(node.inputs().get(1)).size(1))) {
      return Optional.empty();
    }
    Optional<Integer> mask =
        node.inputs().size() == 4 ? Optional.of(node.inputs().get(3)) : Optional.empty();
    return Heads.merged(graph, readers, value)
        .map(
            merged ->
                new WholeAttention(
                    merged,
                    value,
                    Heads.unturned(graph, node.inputs().get(0)),
                    Heads.unturned(graph, node.inputs().get(1)),
                    Heads.unturned(graph, node.inputs().get(2)),
                    mask));
  }

  /** Whether queries, keys and values are in float32. */
  static boolean allFloats(Graph graph, Graph.Node attention) {
    return attention.inputs().stream()
        .limit(3)
        .allMatch(input -> graph.type(input) == ElementType.FLOAT32);
  }

  @Override
  public List<Integer> reads() {
    List<Integer> reads = new ArrayList<>();
    reads.addAll(query.reads());
    reads.addAll(keys.reads());
    reads.addAll(values.reads());
    mask.ifPresent(reads::add);
    return reads;
  }

  @Override
  public List<Integer> gives() {
    return List.of(at);
  }
}
