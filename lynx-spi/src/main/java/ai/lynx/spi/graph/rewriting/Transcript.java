package ai.lynx.spi.graph.rewriting;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A graph written once more, node by node, where each may be written in another way. */
final class Transcript {
  private final Recorder recorder = new Recorder();
  private final List<@Nullable Tensor> values = new ArrayList<>();

  private Transcript() {}

  /** How a node is written. */
  @FunctionalInterface
  interface Rule {
    /**
     * @param number the node's value in the graph that is copied
     * @param transcript what has been written so far
     * @return what stands for the node's result; null if nothing reads it
     */
    @Nullable Tensor write(int number, Graph.Node node, Transcript transcript);
  }

  static Graph of(Graph graph, Rule rule) {
    Transcript transcript = new Transcript();
    graph
        .inputs()
        .forEach(
            input ->
                transcript.values.add(
                    transcript.recorder.input(input.name(), input.type(), input.shape())));
    transcript.values.addAll(graph.weights());
    for (Graph.Node node : graph.nodes()) {
      transcript.values.add(rule.write(transcript.values.size(), node, transcript));
    }
    graph
        .outputs()
        .forEach((name, number) -> transcript.recorder.output(name, transcript.value(number)));
    return transcript.recorder.graph();
  }

  /** Writes operators down. */
  Ops ops() {
    return recorder;
  }

  /** What stands for a value of the graph that is copied. */
  Tensor value(int number) {
    Tensor value = values.get(number);
    if (value == null) {
      throw new IllegalStateException("The value " + number + " was left out but is read.");
    }
    return value;
  }

  /** The node as it is. */
  Tensor copy(Graph.Node node) {
    return recorder.apply(node.operator(), node.inputs().stream().map(this::value).toList());
  }
}
