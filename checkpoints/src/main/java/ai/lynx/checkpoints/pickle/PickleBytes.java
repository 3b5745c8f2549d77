package ai.lynx.checkpoints.pickle;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.error.CheckpointException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of pickles and the arguments in them; a length is checked before it is used. */
final class PickleBytes {
  private static final int LONGEST_NUMBER = 64; // in bytes or digits: far beyond any real one
  private static final int LONGEST_LINE = 1024;

  private static final String DAMAGED =
      "its pickle has %s at byte %d. The file is damaged or no PyTorch checkpoint: get it again.";

  private final CheckpointFile file;
  private final ByteBuffer bytes;

  PickleBytes(CheckpointFile file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return bytes.position();
  }

  int unsigned1() {
    return need(1).get() & 0xff;
  }

  int unsigned2() {
    return need(2).getShort() & 0xffff;
  }

  int signed4() {
    return need(4).getInt();
  }

  long unsigned4() {
    return need(4).getInt() & 0xffffffffL;
  }

  long signed8() {
    return need(8).getLong();
  }

  /** A number in eight bytes, the only one that stands in network order. */
  double real() {
    return Double.longBitsToDouble(Long.reverseBytes(signed8()));
  }

  /** A number of any length in two's complement. */
  BigInteger whole(long length) {
    if (length < 0 || length > LONGEST_NUMBER) {
      throw damaged("a number of " + length + " bytes");
    }
    byte[] number = take(length);
    for (int i = 0, j = number.length - 1; i < j; i++, j--) {
      byte swapped = number[i];
      number[i] = number[j];
      number[j] = swapped;
    }
    return number.length == 0 ? BigInteger.ZERO : new BigInteger(number);
  }

  /** A whole number as a line of digits. */
  BigInteger wholeLine() {
    String line = line();
    String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
    try {
      if (digits.length() <= LONGEST_NUMBER) {
        return new BigInteger(digits);
      }
    } catch (NumberFormatException e) {
      throw damaged("the number \"" + line + "\"", e);
    }
    throw damaged("a number of " + digits.length() + " digits");
  }

  /** A real number as a line. */
  double realLine() {
    String line = line();
    try {
      return Double.parseDouble(line);
    } catch (NumberFormatException e) {
      throw damaged("the number \"" + line + "\"", e);
    }
  }

  String utf8(long length) {
    byte[] text = take(length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw damaged("text that is not UTF-8", e);
    }
  }

  String latin1(long length) {
    return new String(take(length), StandardCharsets.ISO_8859_1);
  }

  void skip(long length) {
    bytes.position(bytes.position() + checked(length));
  }

  String line() {
    StringBuilder line = new StringBuilder();
    for (int next = unsigned1(); next != '\n'; next = unsigned1()) {
      if (line.length() == LONGEST_LINE) {
        throw damaged("a line of more than " + LONGEST_LINE + " letters");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  CheckpointException damaged(String what) {
    return file.wrong(DAMAGED, what, position());
  }

  CheckpointException damaged(String what, Exception cause) {
    return file.wrong(cause, DAMAGED, what, position());
  }

  private byte[] take(long length) {
    byte[] taken = new byte[checked(length)];
    bytes.get(taken);
    return taken;
  }

  private ByteBuffer need(int length) {
    checked(length);
    return bytes;
  }

  private int checked(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw file.wrong(
          "its pickle ends at byte %d, in the middle of something: the file is cut short, or the"
              + " pickle is longer than any real one. Get it again.",
          bytes.limit());
    }
    return (int) length;
  }
}
