package ai.lynx.engine.tensorrt.fusion;

import ai.lynx.spi.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/** Which nodes read each value of a graph, and under which names values come out. */
final class Readers {
  private final Graph graph;
  private final List<List<Integer>> readers = new ArrayList<>();

  Readers(Graph graph) {
    this.graph = graph;
    int first = graph.inputs().size() + graph.weights().size();
    for (int i = 0; i < first + graph.nodes().size(); i++) {
      readers.add(new ArrayList<>());
    }
    for (int i = 0; i < graph.nodes().size(); i++) {
      for (int input : graph.nodes().get(i).inputs()) {
        readers.get(input).add(first + i);
      }
    }
  }

  /** The values of the nodes that read a value; a node that reads it twice is there twice. */
  List<Integer> of(int value) {
    return readers.get(value);
  }

  /** Whether a value is read by one node, once. */
  boolean single(int value) {
    return readers.get(value).size() == 1;
  }

  boolean isOutput(int value) {
    return graph.outputs().containsValue(value);
  }

  /** The names under which a value comes out. */
  List<String> names(int value) {
    return graph.outputs().entrySet().stream()
        .filter(output -> output.getValue() == value)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
