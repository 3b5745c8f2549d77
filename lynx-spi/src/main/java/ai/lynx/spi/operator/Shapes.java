package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.List;

/** Rules about shapes that several operators share. */
final class Shapes {
  private static final Size ONE = Size.of(1);

  private Shapes() {}

  static void check(boolean holds, Operator operator, String rule, List<Shape> inputs) {
    if (!holds) {
      throw new IllegalArgumentException(
          operator.name() + ": " + rule + "; got the shapes " + inputs + ".");
    }
  }

  static void count(Operator operator, int least, int most, List<Shape> inputs) {
    check(
        inputs.size() >= least && inputs.size() <= most,
        operator,
        "takes " + (least == most ? least : least + " to " + most) + " inputs",
        inputs);
  }

  /** The common shape of two operands: aligned at the end, axes of size 1 stretched. */
  static Shape broadcast(Operator operator, Shape left, Shape right) {
    int rank = Math.max(left.rank(), right.rank());
    List<Size> sizes = new ArrayList<>();
    for (int i = rank; i >= 1; i--) {
      Size a = i <= left.rank() ? left.size(-i) : ONE;
      Size b = i <= right.rank() ? right.size(-i) : ONE;
      check(
          a.equals(b) || a.equals(ONE) || b.equals(ONE),
          operator,
          "the shapes cannot be stretched to each other",
          List.of(left, right));
      sizes.add(a.equals(ONE) ? b : a);
    }
    return new Shape(sizes);
  }
}
