package ai.lynx.checkpoints.safetensors;

import ai.lynx.checkpoints.file.BoundedJson;
import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.Dimensions;
import ai.lynx.checkpoints.file.FileKind;
import ai.lynx.checkpoints.safetensors.Header.StoredTensor;
import ai.lynx.error.CheckpointException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a header, with every length in it checked against the file before it is used. */
final class HeaderReader {
  private static final int LENGTH_BYTES = 8;

  private final CheckpointFile file;
  private final JsonParser json;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private HeaderReader(CheckpointFile file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /**
   * @throws CheckpointException if the header is damaged or does not describe the bytes after it
   */
  static Header read(CheckpointFile file) {
    long size = file.size();
    if (size < LENGTH_BYTES) {
      throw file.wrong("it has only %d bytes, too few for a safetensors file. Get it again.", size);
    }
    long length = file.map(0, LENGTH_BYTES).getLong(0);
    if (length < 2 || length > FileKind.LONGEST_SAFETENSORS_HEADER) {
      throw file.wrong(
          "it claims a header of %s bytes, so it is no safetensors file or a damaged one. Get it again.",
          Long.toUnsignedString(length));
    }
    if (length > size - LENGTH_BYTES) {
      throw file.wrong(
          "it claims a header of %d bytes but has %d bytes in all: it is cut short. Get it again.",
          length, size);
    }
    ByteBuffer header = file.map(LENGTH_BYTES, (int) length);
    if (header.get(0) != '{') {
      throw file.wrong("its header does not begin with '{': it is no safetensors file.");
    }
    long dataStart = LENGTH_BYTES + length;
    try (JsonParser json = BoundedJson.parse(header)) {
      HeaderReader reader = new HeaderReader(file, json);
      reader.readHeader();
      ByteRanges.check(file, reader.tensors, size - dataStart);
      return new Header(reader.tensors, reader.metadata, dataStart);
    } catch (IOException e) {
      throw file.wrong(e, "its header is damaged: %s. Get it again.", e.getMessage());
    }
  }

  private void readHeader() throws IOException {
    expect(json.nextToken(), JsonToken.START_OBJECT, "the header");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      expect(json.nextToken(), JsonToken.START_OBJECT, name);
      if (name.equals(Header.METADATA)) {
        readMetadata();
      } else {
        tensors.add(readTensor(name));
      }
    }
    expect(json.currentToken(), JsonToken.END_OBJECT, "the header");
    if (json.nextToken() != null) {
      throw file.wrong("its header goes on after its end. The file is damaged: get it again.");
    }
  }

  private void readMetadata() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      expect(json.nextToken(), JsonToken.VALUE_STRING, Header.METADATA + "." + key);
      metadata.put(key, json.getText());
    }
  }

  private StoredTensor readTensor(String name) throws IOException {
    String type = null;
    List<Long> shape = null;
    List<Long> range = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(value, JsonToken.VALUE_STRING, name + ".dtype");
          type = json.getText();
        }
        case "shape" -> shape = readNumbers(value, name + ".shape");
        case "data_offsets" -> range = readNumbers(value, name + ".data_offsets");
        default ->
            throw file.wrong(
                "its header says %s of the tensor %s, which no safetensors file does.", key, name);
      }
    }
    if (type == null || shape == null || range == null || range.size() != 2) {
      throw file.wrong(
          "its header must give dtype, shape and two data_offsets for the tensor %s. Get it again.",
          name);
    }
    return new StoredTensor(
        name, type, Dimensions.of(file, name, shape), range.get(0), range.get(1));
  }

  private List<Long> readNumbers(@Nullable JsonToken start, String where) throws IOException {
    expect(start, JsonToken.START_ARRAY, where);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, where);
      numbers.add(json.getLongValue());
    }
    return numbers;
  }

  private void expect(@Nullable JsonToken got, JsonToken wanted, String where) {
    if (got != wanted) {
      throw file.wrong(
          "%s has %s where %s belongs. The header is damaged: get the file again.",
          where, got, wanted);
    }
  }
}
