package ai.lynx.checkpoints.file;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * The sizes of a tensor as a file states them: none is negative, and their product fits in a long.
 */
public final class Dimensions {
  private static final int MOST_AXES = 64; // as many as PyTorch allows

  private final List<Long> sizes;
  private final long elements;

  private Dimensions(List<Long> sizes, long elements) {
    this.sizes = sizes;
    this.elements = elements;
  }

  /**
   * @throws CheckpointException if no tensor can have these sizes, naming file and tensor
   */
  public static Dimensions of(CheckpointFile file, String tensor, List<Long> sizes) {
    long elements = 1;
    boolean possible = sizes.size() <= MOST_AXES;
    try {
      for (int axis = 0; possible && axis < sizes.size(); axis++) {
        possible = sizes.get(axis) >= 0;
        elements = Math.multiplyExact(elements, sizes.get(axis));
      }
    } catch (ArithmeticException e) {
      possible = false;
    }
    if (!possible) {
      throw file.wrong(
          "the tensor %s claims an impossible shape (%s). The file is damaged: get it again.",
          tensor, sizes.size() > MOST_AXES ? sizes.size() + " axes" : sizes);
    }
    return new Dimensions(List.copyOf(sizes), elements);
  }

  public int rank() {
    return sizes.size();
  }

  public long size(int axis) {
    return sizes.get(axis);
  }

  /** The product of all sizes. */
  public long elements() {
    return elements;
  }

  public Shape shape() {
    return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public String toString() {
    return sizes.toString();
  }
}
