package ai.lynx.spi.graph.rewriting;

import ai.lynx.spi.graph.Graph;
import java.util.BitSet;

/** Leaves out what no output depends on: nodes, and weights that only such nodes read. */
public final class DeadCode {
  private DeadCode() {}

  /** The graph without it. Inputs stay, as callers give them. */
  public static Graph remove(Graph graph) {
    BitSet needed = new BitSet();
    graph.outputs().values().forEach(needed::set);
    int first = graph.inputs().size() + graph.weights().size();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      if (needed.get(first + i)) {
        graph.nodes().get(i).inputs().forEach(needed::set);
      }
    }
    return Transcript.of(
        graph, (number, node, transcript) -> needed.get(number) ? transcript.copy(node) : null);
  }
}
