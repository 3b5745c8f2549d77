package ai.lynx.checkpoints.file;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * A file of weights that is being read.
 *
 * @param files where it is
 * @param name its name there
 */
public record CheckpointFile(ModelFiles files, String name) {
  private static final int HEAD = 16;

  public long size() {
    return files.size(name);
  }

  /**
   * A part of the file, little-endian.
   *
   * @throws CheckpointException if the file ends before the part does
   */
  public ByteBuffer map(long offset, int length) {
    return files.map(name, offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The first bytes: as many as a format needs to be recognised. */
  public ByteBuffer head() {
    return map(0, (int) Math.min(HEAD, size()));
  }

  /**
   * What to throw when the file is wrong.
   *
   * @param problem a sentence that says what is wrong and how to mend it
   */
  public CheckpointException wrong(String problem, Object... arguments) {
    return new CheckpointException(
        "%s in %s: %s"
            .formatted(name, files.description(), String.format(Locale.ROOT, problem, arguments)));
  }
}
