package ai.lynx.checkpoints.gguf;

import ai.lynx.checkpoints.file.CheckpointFile;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file says of itself, as text: numbers in decimal (float32 exactly, as the double that it
 * is), {@code true} and {@code false}, lists as JSON.
 */
final class Metadata {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int TEXT = 8;
  private static final int LIST = 9;

  private final CheckpointFile file;
  private final Cursor cursor;

  private Metadata(CheckpointFile file, Cursor cursor) {
    this.file = file;
    this.cursor = cursor;
  }

  /** Reads so many keys with their values. */
  static Map<String, String> read(CheckpointFile file, Cursor cursor, long count) {
    Metadata reader = new Metadata(file, cursor);
    Map<String, String> values = new LinkedHashMap<>();
    for (long i = 0; i < count; i++) {
      String key = cursor.text("the name of a value");
      if (values.put(key, reader.value(key)) != null) {
        throw file.wrong("it says %s twice. The file is damaged: get it again.", key);
      }
    }
    return values;
  }

  private String value(String key) {
    int type = cursor.int32();
    return switch (type) {
      case TEXT -> cursor.text(key);
      case LIST -> list(key);
      default -> scalar(key, type).toString();
    };
  }

  private Object scalar(String key, int type) {
    return switch (type) {
      case 0 -> cursor.int8() & 0xff;
      case 1 -> (int) cursor.int8();
      case 2 -> cursor.int16() & 0xffff;
      case 3 -> (int) cursor.int16();
      case 4 -> cursor.int32() & 0xffffffffL;
      case 5 -> cursor.int32();
      case 6 -> (double) Float.intBitsToFloat(cursor.int32());
      case 7 -> cursor.int8() != 0;
      case 10 -> new java.math.BigInteger(Long.toUnsignedString(cursor.int64()));
      case 11 -> cursor.int64();
      case 12 -> Double.longBitsToDouble(cursor.int64());
      default ->
          throw file.wrong(
              "the value of %s is of the type %d, which is not known. The file is damaged, or newer"
                  + " than this reader.",
              key, type);
    };
  }

  private String list(String key) {
    int type = cursor.int32();
    long count = cursor.count("values of " + key);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (long i = 0; i < count; i++) {
        if (type == TEXT) {
          json.writeString(cursor.text(key));
        } else {
          json.writePOJO(scalar(key, type)); // a number or a boolean
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("A text could not be written to", e);
    }
    return text.toString();
  }
}
