package ai.lynx.spi.graph.rewriting;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one product of several that multiply the same vectors: queries, keys and values, or gate
 * and up. The weights are put behind one another by an operator, which {@link ConstantFolding} can
 * do beforehand; each product becomes a part of the joined one.
 */
public final class JoinedProducts {
  private JoinedProducts() {}

  /** The graph with its products joined, where all weights are weights of the graph. */
  public static Graph join(Graph graph) {
    Map<Key, List<Integer>> groups = new LinkedHashMap<>();
    int first = graph.inputs().size() + graph.weights().size();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Graph.Node node = graph.nodes().get(i);
      if (node.operator() instanceof Linear && multipliesByWeights(graph, node)) {
        groups.computeIfAbsent(Key.of(graph, node), key -> new ArrayList<>()).add(first + i);
      }
    }
    Map<Integer, List<Integer>> groupOf = new HashMap<>();
    groups.values().stream()
        .filter(group -> group.size() > 1)
        .forEach(group -> group.forEach(number -> groupOf.put(number, group)));
    Map<Integer, Tensor> parts = new HashMap<>();
    return Transcript.of(
        graph,
        (number, node, transcript) -> {
          List<Integer> group = groupOf.get(number);
          if (group == null) {
            return transcript.copy(node);
          }
          if (group.get(0) == number) {
            write(graph, group, transcript, parts);
          }
          return parts.get(number);
        });
  }

  private static boolean multipliesByWeights(Graph graph, Graph.Node node) {
    return node.inputs().stream().skip(1).allMatch(graph::isWeight);
  }

  private static void write(
      Graph graph, List<Integer> group, Transcript transcript, Map<Integer, Tensor> parts) {
    List<Graph.Node> nodes = group.stream().map(graph::node).toList();
    List<Tensor> joined = new ArrayList<>();
    joined.add(transcript.value(nodes.get(0).inputs().get(0)));
    for (int input = 1; input < nodes.get(0).inputs().size(); input++) {
      int place = input;
      joined.add(
          transcript
              .ops()
              .concatenate(
                  0,
                  nodes.stream().map(node -> transcript.value(node.inputs().get(place))).toList()));
    }
    Tensor product = transcript.ops().apply(new Linear(), joined);
    Size from = Size.of(0);
    for (int i = 0; i < nodes.size(); i++) {
      Size to = from.plus(nodes.get(i).shape().size(-1));
      parts.put(group.get(i), transcript.ops().slice(product, product.rank() - 1, from, to));
      from = to;
    }
  }

  /** What products have in common that can be joined. */
  private record Key(int vectors, List<ElementType> types) {
    static Key of(Graph graph, Graph.Node node) {
      return new Key(
          node.inputs().get(0), node.inputs().stream().skip(1).map(graph::type).toList());
    }
  }
}
