package ai.lynx.spi.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor's axes, outermost first. A scalar has none.
 *
 * @param sizes one for each axis
 */
public record Shape(List<Size> sizes) {
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    sizes = List.copyOf(sizes);
  }

  public static Shape of(long... sizes) {
    return new Shape(Arrays.stream(sizes).mapToObj(Size::of).toList());
  }

  public static Shape of(Size... sizes) {
    return new Shape(List.of(sizes));
  }

  public int rank() {
    return sizes.size();
  }

  /**
   * The size of one axis.
   *
   * @param axis counted from 0, or from the end with -1 for the last
   */
  public Size size(int axis) {
    return sizes.get(axis(axis));
  }

  /** The axis as a number from 0, where negative ones count from the end. */
  public int axis(int axis) {
    int positive = axis < 0 ? axis + rank() : axis;
    if (positive < 0 || positive >= rank()) {
      throw new IllegalArgumentException(
          "There is no axis " + axis + " in the shape " + this + ".");
    }
    return positive;
  }

  /** The product of all sizes. */
  public Size elements() {
    return sizes.stream().reduce(Size.of(1), Size::times);
  }

  public boolean isKnown() {
    return sizes.stream().allMatch(Size::isKnown);
  }

  /**
   * The sizes as numbers.
   *
   * @throws IllegalStateException if one is symbolic
   */
  public long[] toLongs() {
    return sizes.stream().mapToLong(Size::value).toArray();
  }

  /** This shape with one axis changed. */
  public Shape with(int axis, Size size) {
    List<Size> changed = new ArrayList<>(sizes);
    changed.set(axis(axis), size);
    return new Shape(changed);
  }

  @Override
  public String toString() {
    return sizes.stream().map(Size::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
