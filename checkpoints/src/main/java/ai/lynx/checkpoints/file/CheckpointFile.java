package ai.lynx.checkpoints.file;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file of weights that is being read.
 *
 * @param files where it is
 * @param name its name there
 */
public record CheckpointFile(ModelFiles files, String name) {
  private static final int HEAD = 16;

  /** Names in a hostile file may be of any length. */
  private static final int LONGEST_MESSAGE = 2000;

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

  /** Refuses the few lines that Git leaves in place of a large file that was not downloaded. */
  public void refusePlaceholder() {
    if (StandardCharsets.ISO_8859_1.decode(head()).toString().startsWith("version https://")) {
      throw wrong(
          "it is a pointer of Git LFS, not the weights themselves. Run git lfs pull in its folder.");
    }
  }

  /**
   * What to throw when the file is wrong.
   *
   * @param problem says what is wrong and how to mend it
   */
  public CheckpointException wrong(String problem, Object... arguments) {
    return new CheckpointException(message(problem, arguments));
  }

  /** What to throw when the file is wrong, as another exception shows. */
  public CheckpointException wrong(Throwable cause, String problem, Object... arguments) {
    return new CheckpointException(message(problem, arguments), cause);
  }

  private String message(String problem, Object... arguments) {
    String message =
        "%s in %s: %s"
            .formatted(name, files.description(), String.format(Locale.ROOT, problem, arguments));
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + " ...";
  }
}
