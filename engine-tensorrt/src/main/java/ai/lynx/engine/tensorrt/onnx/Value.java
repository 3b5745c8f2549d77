package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import org.jspecify.annotations.Nullable;

/** A value of the ONNX graph that is being written. */
record Value(String name, ElementType type, Shape shape, @Nullable Packed packed) {
  Value(String name, ElementType type, Shape shape) {
    this(name, type, shape, null);
  }

  /**
   * A weight in few bits, by the names of its parts.
   *
   * @param zeros "" if there are none
   * @param offsets "" if there are none
   */
  record Packed(String blocks, String scales, String zeros, String offsets, int bits, int block) {}
}
