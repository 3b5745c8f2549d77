package ai.lynx.assembly.gguf;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes GGUF files with float32 tensors. */
final class GgufWriting {
  private static final int ALIGNMENT = 32;

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, TensorData> tensors = new LinkedHashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A whole number, float, text, flag, or list of texts, whole numbers or floats. */
  GgufWriting value(String key, Object value) {
    values.put(key, value);
    return this;
  }

  GgufWriting tensor(String name, TensorData data) {
    tensors.put(name, data.to(ElementType.FLOAT32));
    return this;
  }

  void write(Path file) throws IOException {
    out.writeBytes("GGUF".getBytes(UTF_8));
    number(3, 4);
    number(tensors.size(), 8);
    number(values.size(), 8);
    values.forEach(
        (key, value) -> {
          text(key);
          number(type(value), 4);
          content(value);
        });
    long offset = 0;
    for (Map.Entry<String, TensorData> tensor : tensors.entrySet()) {
      text(tensor.getKey());
      long[] shape = tensor.getValue().shape().toLongs();
      number(shape.length, 4);
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        number(shape[axis], 8);
      }
      number(0, 4);
      number(offset, 8);
      offset += aligned(tensor.getValue().bytes().remaining());
    }
    pad();
    tensors
        .values()
        .forEach(
            data -> {
              byte[] bytes = new byte[data.bytes().remaining()];
              data.bytes().duplicate().get(bytes);
              out.writeBytes(bytes);
              pad();
            });
    Files.write(file, out.toByteArray());
  }

  private void content(Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof List<?> list) {
      number(type(list.get(0)), 4);
      number(list.size(), 8);
      list.forEach(this::content);
    } else if (value instanceof Float decimal) {
      number(Float.floatToRawIntBits(decimal), 4);
    } else if (value instanceof Boolean flag) {
      number(flag ? 1 : 0, 1);
    } else {
      number((Integer) value, 4);
    }
  }

  private static int type(Object value) {
    return value instanceof String
        ? 8
        : value instanceof List ? 9 : value instanceof Float ? 6 : value instanceof Boolean ? 7 : 5;
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    number(bytes.length, 8);
    out.writeBytes(bytes);
  }

  private void number(long value, int bytes) {
    byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(all, 0, bytes);
  }

  private void pad() {
    out.writeBytes(new byte[(int) (aligned(out.size()) - out.size())]);
  }

  private static long aligned(long size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
