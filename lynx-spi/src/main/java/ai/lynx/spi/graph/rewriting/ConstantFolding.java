package ai.lynx.spi.graph.rewriting;

import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes beforehand what depends on weights and constants only. */
public final class ConstantFolding {
  private final Graph graph;
  private final Scope scope;

  /** Results so far, by value. */
  private final Map<Integer, Tensor> computed = new HashMap<>();

  /** What the new graph reads of them. */
  private final Set<Integer> read = new HashSet<>();

  private ConstantFolding(Graph graph, Scope scope) {
    this.graph = graph;
    this.scope = scope;
  }

  /**
   * The graph with such results as weights.
   *
   * @param scope of the engine that owns the graph's weights; it computes and then owns the results
   *     that the new graph reads, and is closed when that is no longer used
   */
  public static Graph fold(Graph graph, Scope scope) {
    ConstantFolding folding = new ConstantFolding(graph, scope);
    folding.read.addAll(graph.outputs().values());
    Graph folded = Transcript.of(graph, folding::write);
    folding.freeUnread();
    return folded;
  }

  private Tensor write(int number, Graph.Node node, Transcript transcript) {
    if (isFoldable(node)) {
      List<Tensor> inputs =
          node.inputs().stream().map(value -> constant(value, transcript)).toList();
      Tensor result = scope.ops().apply(node.operator(), inputs);
      computed.put(number, result);
      return result;
    }
    read.addAll(node.inputs());
    return transcript.copy(node);
  }

  /** The tensor of a value that is known beforehand. */
  private Tensor constant(int value, Transcript transcript) {
    if (!isSource(value)) {
      return transcript.value(value);
    }
    return computed.computeIfAbsent(
        value, source -> scope.ops().apply(graph.node(source).operator(), List.of()));
  }

  /** Stretching gives more to hold than it saves, and a cache is written to. */
  private boolean isFoldable(Graph.Node node) {
    Operator operator = node.operator();
    return node.shape().isKnown()
        && !node.inputs().isEmpty()
        && !(operator instanceof Broadcast)
        && !(operator instanceof ExtendCache)
        && node.inputs().stream()
            .allMatch(
                value -> computed.containsKey(value) || graph.isWeight(value) || isSource(value));
  }

  /** Whether a value is a constant. It stays one: engines know best how to hold it. */
  private boolean isSource(int value) {
    if (!graph.isNode(value) || !graph.shape(value).isKnown()) {
      return false;
    }
    Operator operator = graph.node(value).operator();
    return operator instanceof Constant || operator instanceof Fill;
  }

  private void freeUnread() {
    computed.forEach(
        (value, tensor) -> {
          if (isSource(value) || !read.contains(value)) {
            scope.free(tensor);
          }
        });
  }
}
