package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.Map;

/** An opened file of weights. Safe for use by several threads. */
public interface Checkpoint extends AutoCloseable {
  /** The tensors that can be read, in the order of the file. */
  Map<String, Entry> entries();

  /**
   * Why the other tensors of the file cannot be read, such as a type that engines do not know. A
   * model that needs none of them loads all the same.
   */
  default Map<String, String> unreadable() {
    return Map.of();
  }

  /**
   * The numbers of one tensor, mapped rather than copied where the format allows.
   *
   * @throws CheckpointException if there is no such tensor or its bytes cannot be had
   */
  TensorData read(String name);

  /**
   * Copies the numbers of one tensor into memory that the caller owns, from its position on.
   * Formats do this in pieces, so that a large tensor is in memory once.
   *
   * @param type the type there: the tensor's own, or a floating type, rounded to nearest even
   * @param into little-endian, with room for them
   * @throws CheckpointException if there is no such tensor or its bytes cannot be had
   */
  default void read(String name, ElementType type, ByteBuffer into) {
    read(name).write(type, into);
  }

  /** Text beside the weights, if the format has any. */
  Map<String, String> metadata();

  @Override
  void close();

  /**
   * What is known of a tensor before it is read.
   *
   * @param shape known sizes
   * @param type as stored
   * @param file the file it is in
   */
  record Entry(Shape shape, ElementType type, String file) {}
}
