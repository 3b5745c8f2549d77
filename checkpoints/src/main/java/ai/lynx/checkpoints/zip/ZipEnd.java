package ai.lynx.checkpoints.zip;

import ai.lynx.checkpoints.file.CheckpointFile;
import java.nio.ByteBuffer;

/**
 * What the end of an archive says about its central directory.
 *
 * @param directoryOffset its place in the file
 * @param directoryLength its bytes
 */
record ZipEnd(long directoryOffset, int directoryLength) {
  /** A number of four bytes that means: see the one of eight bytes. */
  static final long UNKNOWN_4 = 0xffffffffL;

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int WIDE_LOCATOR = 0x07064b50;
  private static final int WIDE_LOCATOR_BYTES = 20;
  private static final int WIDE_END = 0x06064b50;
  private static final int WIDE_END_BYTES = 56;

  /** Far more than any checkpoint needs: about half a million entries. */
  private static final int LONGEST_DIRECTORY = 64 << 20;

  /**
   * @throws ai.lynx.error.CheckpointException if there is no end, hence the file is cut short
   */
  static ZipEnd find(CheckpointFile file) {
    long size = file.size();
    int tailLength = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
    ByteBuffer tail = file.map(size - tailLength, tailLength);
    for (int at = tailLength - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_BYTES + (tail.getShort(at + 20) & 0xffff) == tailLength) {
        return read(file, tail.slice(at, END_BYTES).order(tail.order()), size - tailLength + at);
      }
    }
    throw file.wrong("it is a zip archive without an end: it is cut short. Get it again.");
  }

  private static ZipEnd read(CheckpointFile file, ByteBuffer end, long endOffset) {
    long length = end.getInt(12) & UNKNOWN_4;
    long offset = end.getInt(16) & UNKNOWN_4;
    long limit = endOffset;
    if (length == UNKNOWN_4 || offset == UNKNOWN_4) {
      limit = wideEnd(file, endOffset);
      ByteBuffer wide = file.map(limit, WIDE_END_BYTES);
      length = wide.getLong(40);
      offset = wide.getLong(48);
    }
    if (length < 0 || length > LONGEST_DIRECTORY || offset < 0 || offset > limit - length) {
      throw file.wrong(
          "its list of parts claims %d bytes at byte %d. The file is damaged: get it again.",
          length, offset);
    }
    return new ZipEnd(offset, (int) length);
  }

  /** Where the end record of 64-bit archives begins. */
  private static long wideEnd(CheckpointFile file, long endOffset) {
    long locatorOffset = endOffset - WIDE_LOCATOR_BYTES;
    if (locatorOffset >= 0) {
      ByteBuffer locator = file.map(locatorOffset, WIDE_LOCATOR_BYTES);
      long offset = locator.getLong(8);
      if (locator.getInt(0) == WIDE_LOCATOR
          && offset >= 0
          && offset <= locatorOffset - WIDE_END_BYTES
          && file.map(offset, 4).getInt(0) == WIDE_END) {
        return offset;
      }
    }
    throw file.wrong("its list of parts cannot be found. The file is damaged: get it again.");
  }
}
