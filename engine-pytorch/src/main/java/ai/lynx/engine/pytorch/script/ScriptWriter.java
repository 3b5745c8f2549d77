package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes graphs down. */
public final class ScriptWriter {
  private static final List<String> METHODS = List.of("attention", "cache", "graph");

  private ScriptWriter() {}

  /**
   * The graph as source text: all its nodes, and of its weights those that are read as they are.
   *
   * @param forms how weights are held that linear layers read, by their numbers; others as they are
   */
  public static GraphScript write(Graph graph, Map<Integer, WeightForm> forms) {
    ScriptText text = new ScriptText();
    CacheUse cacheUse = new CacheUse(graph);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < graph.inputs().size(); i++) {
      values.add("x" + i);
    }
    graph.weights().forEach(weight -> values.add("")); // written where they are read
    for (Graph.Node node : graph.nodes()) {
      NodeText nodeText = new NodeText(graph, node, values.size(), values, text, forms, cacheUse);
      values.add(Emissions.emit(node.operator(), nodeText));
    }
    String outputs =
        graph.outputs().values().stream()
            .map(
                value ->
                    graph.isWeight(value)
                        ? text.weight(value - graph.inputs().size())
                        : values.get(value))
            .collect(Collectors.joining(", "));
    return new GraphScript(
        METHODS.stream().map(ModuleArchive::source).collect(Collectors.joining("\n"))
            + hold(text.attributes())
            + run(graph, text, outputs),
        text.attributes(),
        text.variableSizes(),
        cacheUse.caches());
  }

  /** Whether an operator can be written down; a test holds it against all there are. */
  public static boolean knows(Class<?> operator) {
    return Emissions.knows(operator);
  }

  private static String hold(List<Attribute> attributes) {
    StringBuilder method = new StringBuilder("\ndef hold(self, tensors: List[Tensor]) -> int:\n");
    for (int i = 0; i < attributes.size(); i++) {
      method.append("  self.%s = tensors[%d]\n".formatted(attributes.get(i).name(), i));
    }
    return method.append("  return 0\n").toString();
  }

  private static String run(Graph graph, ScriptText text, String outputs) {
    StringBuilder method =
        new StringBuilder(
            """

            def run(self, inputs: List[Tensor], sizes: List[int], rooms: List[int]) -> List[Tensor]:
            """);
    for (int i = 0; i < graph.inputs().size(); i++) {
      method.append("  x%d = inputs[%d]\n".formatted(i, i));
    }
    for (int i = 0; i < text.variableSizes().size(); i++) {
      method.append("  s%d = sizes[%d]\n".formatted(i, i));
    }
    return method.append(text.lines().indent(2)).append("  return [" + outputs + "]\n").toString();
  }
}
