package ai.lynx.assembly.gguf;

import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;

/**
 * Matrices, or biases, whose rows a file holds in another order than the original.
 *
 * @param stored where in the file the original's row is
 */
record RowOrder(IntUnaryOperator stored) {
  /**
   * Queries or keys of architecture llama, whose rows are arranged for the rotation of neighbouring
   * pairs: the original's first and second half of each head lie interleaved.
   *
   * @param width rows of a head; even
   */
  static RowOrder interleavedHalves(int width) {
    return new RowOrder(
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
        row -> {
          int head = row / (3 * width);
          int kind = row / width % 3;
          return (kind * heads + head) * width + row % width;
        });
  }

  /** The numbers in the original's order; a copy. */
  TensorData original(TensorData data) {
    int rows = Math.toIntExact(data.shape().size(0).value());
    int rowBytes = data.bytes().remaining() / rows;
    ByteBuffer ordered = ByteBuffer.allocateDirect(rows * rowBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      ordered.put(row * rowBytes, data.bytes(), stored.applyAsInt(row) * rowBytes, rowBytes);
    }
    return new TensorData(data.shape(), data.type(), ordered);
  }
}
