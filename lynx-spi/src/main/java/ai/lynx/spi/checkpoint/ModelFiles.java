package ai.lynx.spi.checkpoint;

import ai.lynx.error.ModelNotFoundException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The files of a model, wherever they are: a folder, a jar. Names are relative paths with slashes.
 * Safe for use by several threads.
 */
public interface ModelFiles {
  /** Where they are, for messages. */
  String description();

  /** The names of all files, sorted. */
  List<String> names();

  boolean contains(String name);

  /**
   * @throws ModelNotFoundException if there is no such file
   */
  long size(String name);

  /**
   * Opens a file for reading from its beginning. The caller closes it.
   *
   * @throws ModelNotFoundException if there is no such file
   */
  InputStream open(String name);

  /**
   * A part of a file, read-only and little-endian, without copying where that is possible. It stays
   * valid as long as it is reachable.
   *
   * @throws ModelNotFoundException if there is no such file
   * @throws ai.lynx.error.CheckpointException if the file ends before the part does
   */
  ByteBuffer map(String name, long offset, int length);

  /**
   * Copies a part of a file into memory that the caller owns, from its position on up to its limit.
   *
   * @throws ModelNotFoundException if there is no such file
   * @throws ai.lynx.error.CheckpointException if the file ends before the part does
   */
  default void read(String name, long offset, ByteBuffer into) {
    into.put(map(name, offset, into.remaining()));
  }
}
