package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.ExtendCache;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pasts are extended in place: those that are inputs of the graph, that nothing else in it
 * reads, and that do not come out again.
 */
final class CacheUse {
  private final List<GraphScript.Cache> caches = new ArrayList<>();

  CacheUse(Graph graph) {
    int[] readers = new int[graph.inputs().size()];
    for (Graph.Node node : graph.nodes()) {
      node.inputs().stream().filter(value -> value < readers.length).forEach(v -> readers[v]++);
    }
    int first = graph.inputs().size() + graph.weights().size();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Graph.Node node = graph.nodes().get(i);
      if (node.operator() instanceof ExtendCache) {
        int past = node.inputs().get(0);
        if (past < readers.length && readers[past] == 1 && !graph.outputs().containsValue(past)) {
          caches.add(new GraphScript.Cache(past, first + i));
        }
      }
    }
  }

  /** The place of a node's room among what {@code run} is told; -1 if it copies always. */
  int place(int value) {
    for (int i = 0; i < caches.size(); i++) {
      if (caches.get(i).value() == value) {
        return i;
      }
    }
    return -1;
  }

  List<GraphScript.Cache> caches() {
    return caches;
  }
}
