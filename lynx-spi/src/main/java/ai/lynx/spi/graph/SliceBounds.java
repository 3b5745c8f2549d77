package ai.lynx.spi.graph;

import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stretches that a graph takes of axes where it is not known beforehand that they exist.
 * Runtimes give what there is, and say nothing.
 */
public final class SliceBounds {
  private final List<Bound> bounds;

  private SliceBounds(List<Bound> bounds) {
    this.bounds = bounds;
  }

  /** A stretch of an axis of a size. */
  private record Bound(Slice slice, Size size) {
    boolean holds(Map<String, Long> symbols) {
      long from = slice.from().evaluate(symbols::get);
      long to = slice.to().evaluate(symbols::get);
      return from >= 0 && from <= to && to <= size.evaluate(symbols::get);
    }
  }

  /** The stretches of a graph that depend on its symbols. */
  public static SliceBounds of(Graph graph) {
    List<Bound> bounds = new ArrayList<>();
    for (Graph.Node node : graph.nodes()) {
      if (node.operator() instanceof Slice slice) {
        Size size = graph.shape(node.inputs().get(0)).size(slice.axis());
        boolean known = slice.from().isKnown() && slice.to().isKnown() && size.isKnown();
        boolean whole = slice.from().equals(Size.of(0)) && slice.to().equals(size);
        Bound bound = new Bound(slice, size);
        if (!known && !whole && !bounds.contains(bound)) {
          bounds.add(bound);
        }
      }
    }
    return new SliceBounds(List.copyOf(bounds));
  }

  /**
   * Checks them all.
   *
   * @param name of the graph
   * @param symbols what {@link Graph#symbols} found
   * @throws IllegalArgumentException if a stretch does not exist
   */
  public void check(String name, Map<String, Long> symbols) {
    for (Bound bound : bounds) {
      if (!bound.holds(symbols)) {
        throw new IllegalArgumentException(
            "%s: cannot take %s to %s of axis %d, which is %s long, with %s."
                .formatted(
                    name,
                    bound.slice.from(),
                    bound.slice.to(),
                    bound.slice.axis(),
                    bound.size,
                    symbols));
      }
    }
  }
}
