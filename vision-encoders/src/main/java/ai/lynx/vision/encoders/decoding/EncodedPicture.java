package ai.lynx.vision.encoders.decoding;

import ai.lynx.error.InvalidMediaException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a picture file, and what messages call it.
 *
 * @param bytes never changed
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never leaves this package
record EncodedPicture(String name, byte[] bytes) {
  /** 64 binary megapixels: 192 MB as RGB, more than any model looks at. */
  static final int MOST_PIXELS = 1 << 26;

  /**
   * Refuses a size that is empty or too large.
   *
   * @param width as the file claims, which may be anything
   * @param height as the file claims
   */
  void checkSize(long width, long height) {
    checkSize(width, height, MOST_PIXELS);
  }

  /** Refuses a size that is empty or has more than {@code most} pixels. */
  void checkSize(long width, long height, int most) {
    if (width < 1 || height < 1) {
      throw damaged("a size of " + width + " x " + height + " pixels");
    }
    if (width > most || height > most || width * height > most) {
      throw new InvalidMediaException(
          "%s claims to be %d x %d pixels; pictures up to %d pixels are read. Make it smaller."
              .formatted(name, width, height, most));
    }
  }

  /**
   * Refuses a size that so few bytes cannot hold, before memory is taken for it.
   *
   * @param most pixels that the format can make of one byte at the very best
   */
  void checkExpansion(long width, long height, int most) {
    if (width * height > (long) bytes.length * most) {
      throw damaged(
          "%d bytes, too few for the %d x %d pixels it claims"
              .formatted(bytes.length, width, height));
    }
  }

  int length() {
    return bytes.length;
  }

  int unsignedByte(int offset) {
    return bytes[offset] & 0xff;
  }

  int bigEndianShort(int offset) {
    return unsignedByte(offset) << 8 | unsignedByte(offset + 1);
  }

  int littleEndianShort(int offset) {
    return unsignedByte(offset + 1) << 8 | unsignedByte(offset);
  }

  long bigEndianInt(int offset) {
    return (long) bigEndianShort(offset) << 16 | bigEndianShort(offset + 2);
  }

  long littleEndianInt(int offset) {
    return (long) littleEndianShort(offset + 2) << 16 | littleEndianShort(offset);
  }

  /** Whether the bytes at an offset are these ASCII characters. */
  boolean hasAscii(int offset, String text) {
    return offset + text.length() <= bytes.length
        && Arrays.equals(
            bytes,
            offset,
            offset + text.length(),
            text.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            0,
            text.length());
  }

  /** Checks that so many bytes are there from an offset on. */
  void need(long offset, long count, String what) {
    if (offset + count > bytes.length) {
      throw new InvalidMediaException(
          "%s is truncated: %s needs bytes up to %d, the file has %d."
              .formatted(name, what, offset + count, bytes.length));
    }
  }

  InvalidMediaException damaged(String what) {
    return damaged(what, null);
  }

  /** An exception that says the file is damaged because it has {@code what}. */
  InvalidMediaException damaged(String what, @Nullable Throwable cause) {
    return new InvalidMediaException(name + " is damaged: it has " + what + ".", cause);
  }
}
