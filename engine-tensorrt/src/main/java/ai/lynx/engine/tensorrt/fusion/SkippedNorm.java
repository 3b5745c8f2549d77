package ai.lynx.engine.tensorrt.fusion;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.tensor.ElementType;
import java.util.List;
import java.util.Optional;

/**
 * A sum of two values of one shape, and its root-mean-square norm.
 *
 * @param at the sum
 * @param left (batch, tokens, width)
 * @param right of the same shape
 * @param norm the norm's result
 * @param weight the norm's weight (width)
 * @param sumIsRead whether anything but the norm reads the sum
 */
public record SkippedNorm(
    int at, int left, int right, int norm, int weight, double epsilon, boolean sumIsRead)
    implements Fusion {
  static Optional<SkippedNorm> at(Graph graph, Readers readers, int value) {
    Graph.Node node = graph.node(value);
    boolean sum =
        node.operator() instanceof Arithmetic arithmetic
            && arithmetic.kind() == Arithmetic.Kind.ADD
            && node.type() == ElementType.FLOAT32
            && node.shape().rank() == 3
            && node.inputs().stream()
                .allMatch(
                    input ->
                        graph.shape(input).equals(node.shape())
                            && graph.type(input) == ElementType.FLOAT32);
    if (!sum) {
      return Optional.empty();
    }
    List<Integer> read = readers.of(value);
    for (int reader : read) {
      Graph.Node norm = graph.node(reader);
      if (norm.operator() instanceof RmsNorm rms
          && norm.inputs().size() == 2
          && norm.inputs().get(0) == value
          && norm.inputs().get(1) < value
          && norm.type() == ElementType.FLOAT32
          && graph.type(norm.inputs().get(1)) == ElementType.FLOAT32) {
        return Optional.of(
            new SkippedNorm(
                value,
                node.inputs().get(0),
                node.inputs().get(1),
                reader,
                norm.inputs().get(1),
                rms.epsilon(),
                read.size() > 1 || readers.isOutput(value)));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Integer> reads() {
    return List.of(left, right, weight);
  }

  @Override
  public List<Integer> gives() {
    return List.of(at, norm);
  }
}
