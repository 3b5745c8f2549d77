package ai.lynx.checkpoints.file;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
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

  /** Elements that are converted at once. */
  private static final int PIECE = 1 << 18;

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

  /**
   * Copies numbers of the file, in pieces where they are converted.
   *
   * @param offset of the first
   * @param elements how many
   * @param stored their type in the file
   * @param wanted their type in memory
   * @param into from its position on
   * @throws CheckpointException if the file ends before they do
   */
  public void copy(
      long offset, int elements, ElementType stored, ElementType wanted, ByteBuffer into) {
    if (stored == wanted) {
      int end = into.position() + elements * stored.bytes();
      files.read(name, offset, into.duplicate().limit(end));
      into.position(end);
      return;
    }
    ByteBuffer piece = ByteBuffer.allocateDirect(Math.min(elements, PIECE) * stored.bytes());
    for (int done = 0; done < elements; ) {
      int count = Math.min(PIECE, elements - done);
      piece.clear().limit(count * stored.bytes());
      files.read(name, offset + (long) done * stored.bytes(), piece);
      new TensorData(Shape.of(count), stored, piece.flip()).write(wanted, into);
      done += count;
    }
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
