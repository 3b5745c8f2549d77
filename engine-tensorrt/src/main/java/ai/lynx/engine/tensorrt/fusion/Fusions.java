package ai.lynx.engine.tensorrt.fusion;

import ai.lynx.spi.graph.Graph;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a graph is written as one operator, and what then has to be written besides. */
public final class Fusions {
  private final Graph graph;
  private final Map<Integer, Fusion> byPlace;
  private final Map<Integer, Fusion> byResult = new HashMap<>();
  private final BitSet needed = new BitSet();

  private Fusions(Graph graph, Map<Integer, Fusion> byPlace) {
    this.graph = graph;
    this.byPlace = byPlace;
    demand();
  }

  /** Nothing fused: all nodes are written. */
  public static Fusions none(Graph graph) {
    Fusions none = new Fusions(graph, Map.of());
    none.needed.set(0, graph.inputs().size() + graph.weights().size() + graph.nodes().size());
    return none;
  }

  /**
   * Finds what is fused.
   *
   * @param available the operators that may be used
   */
  public static Fusions of(Graph graph, Set<Contributed> available) {
    if (available.isEmpty()) {
      return none(graph);
    }
    Readers readers = new Readers(graph);
    Map<Integer, Fusion> found = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    int first = graph.inputs().size() + graph.weights().size();
    for (int value = first; value < first + graph.nodes().size(); value++) {
      find(graph, readers, value, available)
          .filter(fusion -> fusion.gives().stream().noneMatch(taken::contains))
          .ifPresent(
              fusion -> {
                found.put(fusion.at(), fusion);
                taken.addAll(fusion.gives());
              });
    }
    return new Fusions(graph, found);
  }

  private static Optional<? extends Fusion> find(
      Graph graph, Readers readers, int value, Set<Contributed> available) {
    Optional<? extends Fusion> found = Optional.empty();
    if (available.contains(Contributed.GROUP_QUERY_ATTENTION)) {
      found = GroupedAttention.at(graph, readers, value);
    }
    if (found.isEmpty() && available.contains(Contributed.MULTI_HEAD_ATTENTION)) {
      found = WholeAttention.at(graph, readers, value);
    }
    if (found.isEmpty() && available.contains(Contributed.SKIP_SIMPLIFIED_LAYER_NORMALIZATION)) {
      found = SkippedNorm.at(graph, readers, value);
    }
    return found;
  }

  /** From the outputs back: fused nodes need less than their parts did. */
  private void demand() {
    byPlace.values().forEach(fusion -> fusion.gives().forEach(v -> byResult.put(v, fusion)));
    graph.outputs().values().forEach(this::need);
    int first = graph.inputs().size() + graph.weights().size();
    for (int value = first + graph.nodes().size() - 1; value >= first; value--) {
      Fusion fusion = byResult.get(value);
      if (fusion != null && fusion.at() == value && needed.get(value)) {
        fusion.reads().forEach(this::need);
      }
      if (isWritten(value)) {
        graph.node(value).inputs().forEach(this::need);
      }
    }
  }

  /** A result may come before the place where it is computed, or after it. */
  private void need(int value) {
    needed.set(value);
    Fusion fusion = byResult.get(value);
    if (fusion != null) {
      needed.set(fusion.at());
    }
  }

  /** All causal attentions that are fused and of use, in the graph's order. */
  public List<GroupedAttention> grouped() {
    return byPlace.values().stream()
        .filter(this::isWritten)
        .filter(GroupedAttention.class::isInstance)
        .map(GroupedAttention.class::cast)
        .sorted(Comparator.comparingInt(GroupedAttention::at))
        .toList();
  }

  /** What is written in the place of a node's value, if anything else than the node. */
  public Optional<Fusion> at(int value) {
    return Optional.ofNullable(byPlace.get(value));
  }

  /** Whether a node is written, where nothing is fused at its place. */
  public boolean isWritten(int value) {
    Fusion fusion = byResult.get(value);
    // Keys of heads that were split already are read, and come out again with room behind them.
    return needed.get(value) && (fusion == null || fusion.reads().contains(value));
  }

  /** Whether a fusion is of any use. */
  public boolean isWritten(Fusion fusion) {
    return needed.get(fusion.at());
  }
}
