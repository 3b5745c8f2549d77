package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.Dimensions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Copies elements that lie apart so that they lie in row-major order. */
final class StridedCopy {
  private final ByteBuffer from;
  private final ByteBuffer to;
  private final int width;
  private final Dimensions shape;
  private final int[] strides;

  private StridedCopy(
      ByteBuffer from, ByteBuffer to, int width, Dimensions shape, List<Long> strides) {
    this.from = from;
    this.to = to;
    this.width = width;
    this.shape = shape;
    this.strides = new int[shape.rank()];
    for (int axis = 0; axis < shape.rank(); axis++) {
      // The stride of an axis of one element is never taken, and may be any number.
      this.strides[axis] = shape.size(axis) == 1 ? 0 : Math.toIntExact(strides.get(axis));
    }
  }

  /**
   * @param from from the first element to the last
   * @param width bytes of an element
   * @param shape of at least one axis and one element
   * @param strides in elements
   */
  static ByteBuffer of(ByteBuffer from, int width, Dimensions shape, List<Long> strides) {
    ByteBuffer to =
        ByteBuffer.allocateDirect(Math.toIntExact(shape.elements() * width))
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer ordered = from.slice().order(ByteOrder.LITTLE_ENDIAN);
    new StridedCopy(ordered, to, width, shape, strides).copy(0, 0);
    return to.flip().asReadOnlyBuffer();
  }

  private void copy(int axis, int element) {
    boolean innermost = axis == shape.rank() - 1;
    for (int i = 0, at = element; i < shape.size(axis); i++, at += strides[axis]) {
      if (innermost) {
        copyElement(at * width);
      } else {
        copy(axis + 1, at);
      }
    }
  }

  private void copyElement(int at) {
    switch (width) {
      case 1 -> to.put(from.get(at));
      case 2 -> to.putShort(from.getShort(at));
      case 4 -> to.putInt(from.getInt(at));
      case 8 -> to.putLong(from.getLong(at));
      default -> throw new IllegalStateException("No element has " + width + " bytes.");
    }
  }
}
