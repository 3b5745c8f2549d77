package ai.lynx.engine.tensorrt.fusion;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the heads (batch, heads, tokens, width) of queries, keys or values come from.
 *
 * @param value (batch, tokens, heads * width), or, {@code split}, heads
 * @param norm over each head, before it is turned; only of vectors that are not split
 * @param turn rotary positions that are left to whoever reads this
 */
public record Heads(int value, boolean split, Optional<Norm> norm, Optional<Turn> turn) {
  private static final List<Integer> SWAPPED = List.of(0, 2, 1, 3);

  /**
   * A root-mean-square norm.
   *
   * @param weight the value of its weight (width), if it has one
   */
  public record Norm(double epsilon, Optional<Integer> weight) {}

  /**
   * Rotary positions.
   *
   * @param positions the value (batch, tokens)
   * @param frequencies the value (r)
   * @param amplitude what the turned elements are multiplied by
   */
  public record Turn(int positions, int frequencies, double amplitude) {}

  /** Whence a value of heads comes, with the rotary positions taken apart if they are such. */
  static Heads of(Graph graph, int heads) {
    Optional<Turn> turn = turn(graph, heads);
    if (turn.isEmpty()) {
      return unturned(graph, heads);
    }
    Graph.Node node = graph.node(heads);
    int turned = node.operator() instanceof Rotary ? heads : node.inputs().get(0);
    Heads before = unturned(graph, graph.node(turned).inputs().get(0));
    return new Heads(before.value, before.split, before.norm, turn);
  }

  /** Whence a value of heads comes; rotary positions are part of the value. */
  static Heads unturned(Graph graph, int heads) {
    Optional<Integer> whole = whole(graph, heads);
    if (whole.isPresent()) {
      return new Heads(whole.get(), false, Optional.empty(), Optional.empty());
    }
    if (graph.isNode(heads) && graph.node(heads).operator() instanceof RmsNorm norm) {
      List<Integer> inputs = graph.node(heads).inputs();
      Optional<Integer> before = whole(graph, inputs.get(0));
      if (before.isPresent()) {
        Optional<Integer> weight =
            inputs.size() == 2 ? Optional.of(inputs.get(1)) : Optional.empty();
        return new Heads(
            before.get(), false, Optional.of(new Norm(norm.epsilon(), weight)), Optional.empty());
      }
    }
    return new Heads(heads, true, Optional.empty(), Optional.empty());
  }

  /** The vectors (batch, tokens, heads * width) whose heads were split, if that is so. */
  private static Optional<Integer> whole(Graph graph, int heads) {
    if (!graph.isNode(heads)
        || !(graph.node(heads).operator() instanceof Permute permute)
        || !permute.axes().equals(SWAPPED)) {
      return Optional.empty();
    }
    int reshaped = graph.node(heads).inputs().get(0);
    if (!graph.isNode(reshaped) || !(graph.node(reshaped).operator() instanceof Reshape)) {
      return Optional.empty();
    }
    int vectors = graph.node(reshaped).inputs().get(0);
    Shape before = graph.shape(vectors);
    Shape after = graph.shape(reshaped); // (batch, tokens, heads, width)
    boolean plain =
        before.rank() == 3
            && before.size(0).equals(after.size(0))
            && before.size(1).equals(after.size(1));
    return plain ? Optional.of(vectors) : Optional.empty();
  }

  /** The value of the merged heads (batch, tokens, heads * width) that alone reads heads. */
  static Optional<Integer> merged(Graph graph, Readers readers, int heads) {
    if (readers.isOutput(heads) || !readers.single(heads)) {
      return Optional.empty();
    }
    int permuted = readers.of(heads).get(0);
    boolean swapped =
        graph.node(permuted).operator() instanceof Permute permute
            && permute.axes().equals(SWAPPED);
    if (!swapped || readers.isOutput(permuted) || !readers.single(permuted)) {
      return Optional.empty();
    }
    int reshaped = readers.of(permuted).get(0);
    Shape whole = graph.shape(permuted); // (batch, tokens, heads, width)
    Shape target = graph.shape(reshaped);
    boolean merged =
        graph.node(reshaped).operator() instanceof Reshape
            && target.rank() == 3
            && target.size(0).equals(whole.size(0))
            && target.size(1).equals(whole.size(1));
    return merged ? Optional.of(reshaped) : Optional.empty();
  }

  /** Rotary positions of sizes that the operator has kernels for. */
  private static Optional<Turn> turn(Graph graph, int heads) {
    if (!graph.isNode(heads)) {
      return Optional.empty();
    }
    Graph.Node node = graph.node(heads);
    long width = graph.shape(heads).size(3).value();
    if (node.operator() instanceof Scale scale
        && scale.shift() == 0
        && graph.isNode(node.inputs().get(0))) {
      int turned = node.inputs().get(0);
      boolean all = frequencies(graph, turned) * 2 == width;
      return all
          ? turn(graph, turned)
              .map(turn -> new Turn(turn.positions, turn.frequencies, scale.factor()))
          : Optional.empty();
    }
    long frequencies = frequencies(graph, heads);
    boolean fits =
        width % 16 == 0
            && frequencies > 0
            && frequencies % 8 == 0
            && graph.type(node.inputs().get(2)) == ElementType.FLOAT32;
    return fits
        ? Optional.of(new Turn(node.inputs().get(1), node.inputs().get(2), 1))
        : Optional.empty();
  }

  /** How many frequencies heads are turned by; 0 if they are not turned. */
  private static long frequencies(Graph graph, int heads) {
    Graph.Node node = graph.node(heads);
    return node.operator() instanceof Rotary
        ? graph.shape(node.inputs().get(2)).size(0).value()
        : 0;
  }

  List<Integer> reads() {
    List<Integer> reads = new ArrayList<>();
    reads.add(value);
    norm.flatMap(Norm::weight).ifPresent(reads::add);
    turn.ifPresent(
        turned -> {
          reads.add(turned.positions);
          reads.add(turned.frequencies);
        });
    return reads;
  }
}
