package ai.lynx.testkit.naive;

import ai.lynx.spi.tensor.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Numbers in row-major order under a shape. */
final class NaiveArray {
  private final int[] sizes;
  private final double[] values;

  NaiveArray(Shape shape, double[] values) {
    this.sizes = Arrays.stream(shape.toLongs()).mapToInt(Math::toIntExact).toArray();
    this.values = values;
    if (shape.elements().value() != values.length) {
      throw new IllegalArgumentException(
          values.length + " numbers do not fill the shape " + shape + ".");
    }
  }

  /** What stands at an index; the index array is reused between calls. */
  interface Cell {
    double at(int[] index);
  }

  /** An array given by what stands at each index. */
  static NaiveArray of(Shape shape, Cell cell) {
    NaiveArray array = zeros(shape);
    int[] index = new int[array.rank()];
    for (int i = 0; i < array.values.length; i++) {
      array.values[i] = cell.at(index);
      for (int axis = array.rank() - 1; axis >= 0 && ++index[axis] == array.sizes[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return array;
  }

  static NaiveArray zeros(Shape shape) {
    return new NaiveArray(shape, new double[Math.toIntExact(shape.elements().value())]);
  }

  int rank() {
    return sizes.length;
  }

  /** The size of one axis; negative axes count from the end. */
  int size(int axis) {
    return sizes[axis < 0 ? axis + sizes.length : axis];
  }

  /** The numbers themselves, not a copy. */
  double[] values() {
    return values;
  }

  double at(int... index) {
    return values[offset(index)];
  }

  void set(double value, int... index) {
    values[offset(index)] = value;
  }

  /**
   * What stands at an index of a shape that this one is stretched to: aligned at the last axis,
   * axes of size 1 repeat.
   */
  double stretched(int... index) {
    int missing = index.length - sizes.length;
    int offset = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      offset = offset * sizes[axis] + (sizes[axis] == 1 ? 0 : index[axis + missing]);
    }
    return values[offset];
  }

  /** An array of the same shape, each row of the last axis changed by itself. */
  NaiveArray mapRows(Shape shape, UnaryOperator<double[]> change) {
    NaiveArray result = zeros(shape);
    int width = size(-1);
    for (int from = 0; from < values.length; from += width) {
      double[] row = change.apply(Arrays.copyOfRange(values, from, from + width));
      System.arraycopy(row, 0, result.values, from, width);
    }
    return result;
  }

  private int offset(int[] index) {
    int offset = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      if (index[axis] < 0 || index[axis] >= sizes[axis]) {
        throw new IllegalArgumentException(
            "There is no index %d on axis %d of %s."
                .formatted(index[axis], axis, Arrays.toString(sizes)));
      }
      offset = offset * sizes[axis] + index[axis];
    }
    return offset;
  }
}
