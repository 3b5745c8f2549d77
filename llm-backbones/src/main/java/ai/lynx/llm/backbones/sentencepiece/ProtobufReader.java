package ai.lynx.llm.backbones.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one protobuf message in order (protobuf's "encoding" specification, wire
 * types 0, 1, 2 and 5). No length is believed before it is checked.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteBuffer bytes;
  private int field;
  private int wireType;

  ProtobufReader(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A message that breaks the format. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() throws MalformedException {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    return true;
  }

  /** The number of the field it stands at. */
  int field() {
    return field;
  }

  long number() throws MalformedException {
    expect(VARINT);
    return varint();
  }

  boolean flag() throws MalformedException {
    return number() != 0;
  }

  float float32() throws MalformedException {
    expect(FOUR_BYTES);
    require(4);
    return bytes.getFloat();
  }

  String text() throws MalformedException {
    return StandardCharsets.UTF_8.decode(content()).toString();
  }

  ProtobufReader message() throws MalformedException {
    return new ProtobufReader(content());
  }

  /** The bytes of a text, a message or a byte string. */
  ByteBuffer content() throws MalformedException {
    expect(LENGTH_DELIMITED);
    long length = varint();
    require(length);
    ByteBuffer content = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return content;
  }

  /** Passes over a field that is of no interest. */
  void skip() throws MalformedException {
    switch (wireType) {
      case VARINT -> varint();
      case EIGHT_BYTES -> forward(8);
      case LENGTH_DELIMITED -> content();
      case FOUR_BYTES -> forward(4);
      default -> throw new MalformedException("unknown wire type " + wireType + at());
    }
  }

  private void forward(int length) throws MalformedException {
    require(length);
    bytes.position(bytes.position() + length);
  }

  private long varint() throws MalformedException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      require(1);
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedException("a number of more than ten bytes" + at());
  }

  private void expect(int wanted) throws MalformedException {
    if (wireType != wanted) {
      throw new MalformedException("field " + field + " has wire type " + wireType + at());
    }
  }

  private void require(long length) throws MalformedException {
    if (length < 0 || length > bytes.remaining()) {
      throw new MalformedException("a field goes past the end" + at());
    }
  }

  private String at() {
    return " at byte " + bytes.position();
  }
}
