package ai.lynx.checkpoints.safetensors;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays out a file and writes what stands before the numbers. */
final class HeaderWriter {
  /** The header is padded to this many bytes, so that tensors lie as aligned as their offsets. */
  private static final int ALIGNMENT = 8;

  /** What the header says of a tensor. */
  record Described(String name, ElementType type, Shape shape) {
    static Described of(String name, TensorData tensor) {
      return new Described(name, tensor.type(), tensor.shape());
    }

    long bytes() {
      return shape.elements().value() * type.bytes();
    }
  }

  private HeaderWriter() {}

  /** The tensors in the order of the file: wider types first, then by name. */
  static List<Described> layOut(Map<String, TensorData> tensors) {
    return tensors.entrySet().stream()
        .map(entry -> Described.of(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((Described tensor) -> -tensor.type().bytes())
                .thenComparing(Described::name))
        .toList();
  }

  /** The length of the header and the header. */
  static ByteBuffer write(List<Described> tensors, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(header)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(Header.METADATA);
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      long begin = 0;
      for (Described tensor : tensors) {
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", StoredType.of(tensor.type()).name());
        writeNumbers(json, "shape", tensor.shape().toLongs());
        writeNumbers(json, "data_offsets", begin, begin + tensor.bytes());
        json.writeEndObject();
        begin += tensor.bytes();
      }
      json.writeEndObject();
    }
    header.writeBytes(
        " ".repeat(-header.size() & ALIGNMENT - 1).getBytes(StandardCharsets.US_ASCII));
    return ByteBuffer.allocate(Long.BYTES + header.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.size())
        .put(header.toByteArray())
        .flip();
  }

  private static void writeNumbers(JsonGenerator json, String field, long... numbers)
      throws IOException {
    json.writeFieldName(field);
    json.writeArray(numbers, 0, numbers.length);
  }
}
