package ai.lynx.assembly.gguf;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;

/**
 * Matrices, or biases, whose rows a file holds in another order than the original.
 *
 * @param unit how many rows are reordered among themselves
 * @param stored where in the file the original's row is
 */
record RowOrder(int unit, IntUnaryOperator stored) {
  /**
   * Queries or keys of architecture llama, whose rows are arranged for the rotation of neighbouring
   * pairs: the original's first and second half of each head lie interleaved.
   *
   * @param width rows of a head; even
   */
  static RowOrder interleavedHalves(int width) {
    return new RowOrder(
        width,
        row -> {
          int place = row % width;
          return row - place + 2 * (place % (width / 2)) + place / (width / 2);
        });
  }

  /**
   * All queries, all keys, all values; in the original each head's query, key and value lie
   * together.
   *
   * @param width rows of a head
   */
  static RowOrder joinedByKind(int heads, int width) {
    return new RowOrder(
        Math.multiplyExact(3 * heads, width),
        row -> {
          int head = row / (3 * width);
          int kind = row / width % 3;
          return (kind * heads + head) * width + row % width;
        });
  }

  /**
   * The numbers in the original's order; a copy.
   *
   * @throws CheckpointException if there are no whole units of rows
   */
  TensorData original(TensorData data) {
    if (data.shape().rank() == 0
        || data.elements() == 0
        || data.shape().size(0).value() % unit != 0) {
      throw new CheckpointException(
          "A weight has the shape %s, but the metadata of its file ask for rows in groups of %d: they do not belong together."
              .formatted(data.shape(), unit));
    }
    int rows = Math.toIntExact(data.shape().size(0).value());
    int rowBytes = data.bytes().remaining() / rows;
    ByteBuffer ordered = ByteBuffer.allocateDirect(rows * rowBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      ordered.put(row * rowBytes, data.bytes(), stored.applyAsInt(row) * rowBytes, rowBytes);
    }
    return new TensorData(data.shape(), data.type(), ordered);
  }
}
