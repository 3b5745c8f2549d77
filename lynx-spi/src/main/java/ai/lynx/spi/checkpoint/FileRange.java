package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A part of a file that somebody asked for. */
final class FileRange {
  private FileRange() {}

  /** Refuses a part that does not lie within the file. */
  static void check(String where, String name, long size, long offset, int length) {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new CheckpointException(
          ("The file %s in %s has %d bytes; %d bytes from byte %d on were asked for. It is cut short or"
                  + " damaged: get it again.")
              .formatted(name, where, size, length, offset));
    }
  }

  /** That part of a file that is in memory. */
  static ByteBuffer of(ByteBuffer content, String where, String name, long offset, int length) {
    check(where, name, content.remaining(), offset, length);
    return content.slice((int) offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** All of a file that is in memory, to be read once. */
  static InputStream stream(ByteBuffer content) {
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return new ByteArrayInputStream(copy);
  }
}
