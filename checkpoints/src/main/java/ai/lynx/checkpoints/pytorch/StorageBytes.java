package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;

/** The bytes that a file has under a storage's key. */
@FunctionalInterface
interface StorageBytes {
  /** A part of them, little-endian; mapped if that can be. */
  ByteBuffer bytes(long from, int count);

  /**
   * Copies numbers.
   *
   * @param from the first byte
   * @param stored their type here
   * @param wanted their type there
   */
  default void copy(
      long from, int elements, ElementType stored, ElementType wanted, ByteBuffer into) {
    ByteBuffer bytes = bytes(from, Math.multiplyExact(elements, stored.bytes()));
    new TensorData(Shape.of(elements), stored, bytes).write(wanted, into);
  }

  /**
   * Bytes as they are in the file.
   *
   * @param start the first
   */
  record AsStored(CheckpointFile file, long start) implements StorageBytes {
    @Override
    public ByteBuffer bytes(long from, int count) {
      return file.map(start + from, count);
    }

    @Override
    public void copy(
        long from, int elements, ElementType stored, ElementType wanted, ByteBuffer into) {
      file.copy(start + from, elements, stored, wanted, into);
    }
  }
}
