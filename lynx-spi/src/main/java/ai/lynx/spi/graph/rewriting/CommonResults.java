package ai.lynx.spi.graph.rewriting;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes once what layers compute alike, such as masks and tables. */
public final class CommonResults {
  private CommonResults() {}

  /** The graph in which no operator is applied twice to the same values. */
  public static Graph share(Graph graph) {
    Map<Application, Tensor> before = new HashMap<>();
    int[] first = new int[graph.inputs().size() + graph.weights().size() + graph.nodes().size()];
    Map<Application, Integer> numbers = new HashMap<>();
    return Transcript.of(
        graph,
        (number, node, transcript) -> {
          List<Integer> read = new ArrayList<>();
          for (int input : node.inputs()) {
            read.add(first[input] == 0 ? input : first[input]);
          }
          Application application = new Application(node.operator(), read);
          // Memory may be written to, so two of these are not one.
          boolean shared = !(node.operator() instanceof ExtendCache);
          Tensor known = shared ? before.get(application) : null;
          if (known != null) {
            first[number] = numbers.get(application);
            return known;
          }
          Tensor written = transcript.copy(node);
          before.put(application, written);
          numbers.put(application, number);
          return written;
        });
  }

  private record Application(Operator operator, List<Integer> inputs) {}
}
