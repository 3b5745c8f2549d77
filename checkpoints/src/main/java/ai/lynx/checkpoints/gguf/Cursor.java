package ai.lynx.checkpoints.gguf;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.error.CheckpointException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a header from its beginning, a window at a time. No length is believed before it is checked
 * against what is left of the file.
 */
final class Cursor {
  /** Real headers, vocabularies included, have some 10 MiB. */
  private static final long LONGEST_HEADER = 64L << 20;

  private static final int WINDOW = 1 << 20;

  private final CheckpointFile file;
  private final long end;
  private long position;
  private ByteBuffer window;
  private long windowStart;

  Cursor(CheckpointFile file) {
    this.file = file;
    this.end = Math.min(file.size(), LONGEST_HEADER);
    this.window = file.map(0, (int) Math.min(WINDOW, end));
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  byte int8() {
    int at = take(1); // before the window is looked at, since this may move it
    return window.get(at);
  }

  short int16() {
    int at = take(2);
    return window.getShort(at);
  }

  int int32() {
    int at = take(4);
    return window.getInt(at);
  }

  long int64() {
    int at = take(8);
    return window.getLong(at);
  }

  /**
   * A number of things that follow, each of at least one byte.
   *
   * @throws CheckpointException if the file cannot hold so many
   */
  long count(String what) {
    long count = int64();
    if (count < 0 || count > end - position) {
      throw file.wrong(
          "it claims %s %s at byte %d, and has %d bytes left for them. The file is damaged or cut"
              + " short: get it again.",
          Long.toUnsignedString(count), what, position - 8, end - position);
    }
    return count;
  }

  /** A text with its length in front; bytes that are no UTF-8 become U+FFFD. */
  String text(String what) {
    byte[] bytes = new byte[(int) count("bytes of " + what)]; // no more than there are
    int done = 0;
    while (done < bytes.length) {
      int part = Math.min(WINDOW, bytes.length - done);
      int at = take(part);
      window.get(at, bytes, done, part);
      done += part;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Steps over bytes and returns where they are in the window. */
  private int take(int bytes) {
    if (bytes > end - position) {
      throw file.wrong(
          "its header goes on at byte %d, where the file or what a header may take ends. It is cut"
              + " short or damaged: get it again.",
          position);
    }
    if (position + bytes > windowStart + window.limit()) {
      windowStart = position;
      window = file.map(position, (int) Math.min(WINDOW, end - position));
    }
    int at = (int) (position - windowStart);
    position += bytes;
    return at;
  }
}
