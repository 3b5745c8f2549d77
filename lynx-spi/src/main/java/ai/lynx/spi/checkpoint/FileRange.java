package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;

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
}
