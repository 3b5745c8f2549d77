package ai.lynx.checkpoints.gguf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes GGUF files, wrong ones too. */
final class GgufBytes {
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 22).order(ByteOrder.LITTLE_ENDIAN);

  GgufBytes header(int version, long tensors, long values) {
    buffer.put("GGUF".getBytes(UTF_8));
    return int32(version).int64(tensors).int64(values);
  }

  GgufBytes int16(int value) {
    buffer.putShort((short) value);
    return this;
  }

  GgufBytes int32(int value) {
    buffer.putInt(value);
    return this;
  }

  GgufBytes int64(long value) {
    buffer.putLong(value);
    return this;
  }

  GgufBytes text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int64(bytes.length);
    buffer.put(bytes);
    return this;
  }

  /** An entry of the table. */
  GgufBytes tensor(String name, int type, long offset, long... sizes) {
    text(name).int32(sizes.length);
    Arrays.stream(sizes).forEach(this::int64);
    return int32(type).int64(offset);
  }

  GgufBytes align(int alignment) {
    while (buffer.position() % alignment != 0) {
      buffer.put((byte) 0);
    }
    return this;
  }

  GgufBytes zeros(int count) {
    buffer.put(new byte[count]);
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
