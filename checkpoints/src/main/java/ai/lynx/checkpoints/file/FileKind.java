package ai.lynx.checkpoints.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which format a file has. Its first bytes decide where they can; its name only decides who
 * explains what is wrong with a damaged one. Hence no two formats of this module claim the same
 * file.
 */
public enum FileKind {
  SAFETENSORS,
  PYTORCH,
  SHARDED,
  GGUF,
  OTHER;

  /** A header beyond this is refused by the original implementation of safetensors, too. */
  public static final long LONGEST_SAFETENSORS_HEADER = 100_000_000;

  /** "GGUF", little-endian. */
  public static final int GGUF_MAGIC = 0x46554747;

  private static final Pattern PYTORCH_NAME =
      Pattern.compile(".*\\.(pt|pth|ckpt)|(.*/)?pytorch_model.*\\.bin");
  private static final int ZIP_MAGIC = 0x04034b50; // "PK" 3 4
  private static final int EMPTY_ZIP_MAGIC = 0x06054b50; // "PK" 5 6
  private static final int PICKLE_PROTOCOL_OPCODE = 0x80;
  private static final int LONG1_OPCODE = 0x8a;
  private static final int FRAME_OPCODE = 0x95; // from protocol 4 on
  private static final String MAGIC_IN_PROTOCOL_1 = "L11954703714603";

  /**
   * @param fileName its name, perhaps with folders
   * @param head its first bytes, at least 16 unless the file is shorter
   */
  public static FileKind of(String fileName, ByteBuffer head) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".index.json")) {
      return SHARDED;
    }
    ByteBuffer bytes = head.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (isZip(bytes) || isLegacyPyTorch(bytes)) {
      return PYTORCH;
    }
    if (bytes.remaining() >= 4 && bytes.getInt(0) == GGUF_MAGIC) {
      return GGUF;
    }
    if (isSafetensors(bytes) || name.endsWith(".safetensors")) {
      return SAFETENSORS;
    }
    if (name.endsWith(".gguf")) {
      return GGUF;
    }
    return PYTORCH_NAME.matcher(name).matches() ? PYTORCH : OTHER;
  }

  /** Whether a file begins as a zip archive does. */
  public static boolean isZip(ByteBuffer head) {
    if (head.remaining() < 4) {
      return false;
    }
    int magic = head.order(ByteOrder.LITTLE_ENDIAN).getInt(head.position());
    return magic == ZIP_MAGIC || magic == EMPTY_ZIP_MAGIC;
  }

  /** A pickle that begins with a long number: the magic number of PyTorch's first format. */
  private static boolean isLegacyPyTorch(ByteBuffer head) {
    if (head.remaining() < 16) {
      return false;
    }
    if ((head.get(0) & 0xff) == PICKLE_PROTOCOL_OPCODE) {
      int next = head.get(2) & 0xff;
      return next == LONG1_OPCODE || next == FRAME_OPCODE;
    }
    byte[] start = new byte[MAGIC_IN_PROTOCOL_1.length()];
    head.get(0, start);
    return new String(start, StandardCharsets.US_ASCII).equals(MAGIC_IN_PROTOCOL_1);
  }

  private static boolean isSafetensors(ByteBuffer head) {
    return head.remaining() >= 9
        && Long.compareUnsigned(head.getLong(0), LONGEST_SAFETENSORS_HEADER) <= 0
        && head.get(8) == '{';
  }
}
