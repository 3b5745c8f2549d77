package ai.lynx.checkpoints.gguf;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.OpenedCheckpoint;
import ai.lynx.checkpoints.gguf.TensorTable.StoredTensor;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads a file's tensors.
 *
 * @param dataStart the file's first byte of numbers
 * @param places where each is
 */
record GgufNumbers(CheckpointFile file, long dataStart, Map<String, StoredTensor> places)
    implements OpenedCheckpoint.TensorReader {
  /** Numbers that are made at once, in whole blocks of every type. */
  private static final int PIECE = 1 << 18;

  @Override
  public TensorData read(String name) {
    StoredTensor tensor = places.get(name);
    GgmlType type = tensor.type().orElseThrow();
    if (type.decoder().isEmpty()) {
      return new TensorData(
          tensor.shape().shape(),
          type.elements(),
          file.map(dataStart + tensor.offset(), (int) tensor.bytes()));
    }
    int elements = (int) tensor.shape().elements();
    ByteBuffer numbers =
        ByteBuffer.allocateDirect(elements * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    decode(tensor, type.decoder().get(), ElementType.FLOAT32, numbers);
    return new TensorData(tensor.shape().shape(), ElementType.FLOAT32, numbers.flip());
  }

  @Override
  public void read(String name, ElementType wanted, ByteBuffer into) {
    StoredTensor tensor = places.get(name);
    GgmlType type = tensor.type().orElseThrow();
    if (type.decoder().isEmpty()) {
      int elements = (int) tensor.shape().elements();
      file.copy(dataStart + tensor.offset(), elements, type.elements(), wanted, into);
    } else {
      decode(tensor, type.decoder().get(), wanted, into);
    }
  }

  /** Makes numbers of blocks, some at a time. */
  private void decode(
      StoredTensor tensor, BlockDecoder decoder, ElementType wanted, ByteBuffer into) {
    GgmlType type = tensor.type().orElseThrow();
    int blocks = PIECE / type.blockSize();
    float[] block = new float[type.blockSize()];
    float[] numbers = new float[PIECE];
    ByteBuffer stored =
        ByteBuffer.allocateDirect(blocks * type.blockBytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (long done = 0; done < tensor.bytes(); done += stored.limit()) {
      stored.clear().limit((int) Math.min(stored.capacity(), tensor.bytes() - done));
      file.files().read(file.name(), dataStart + tensor.offset() + done, stored);
      int count = stored.limit() / type.blockBytes();
      for (int i = 0; i < count; i++) {
        decoder.decode(stored, i * type.blockBytes(), block);
        System.arraycopy(block, 0, numbers, i * block.length, block.length);
      }
      write(numbers, count * block.length, wanted, into);
    }
  }

  private static void write(float[] numbers, int count, ElementType wanted, ByteBuffer into) {
    if (wanted == ElementType.FLOAT32) {
      into.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers, 0, count);
      into.position(into.position() + count * Float.BYTES);
      return;
    }
    float[] exact = count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    TensorData.of(exact, count).write(wanted, into);
  }
}
