package ai.lynx.checkpoints.zip;

import ai.lynx.checkpoints.file.CheckpointFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file in an archive.
 *
 * @param archive the file that the archive is
 * @param name with folders
 * @param compressed whether its bytes are deflated rather than stored
 * @param offset of its bytes in the archive
 * @param storedLength how many bytes it takes there
 * @param length how many bytes it has
 */
public record ZipEntry(
    CheckpointFile archive,
    String name,
    boolean compressed,
    long offset,
    long storedLength,
    long length) {

  /**
   * A part of it: mapped if it is stored, else a copy of what is inflated up to there.
   *
   * @throws ai.lynx.error.CheckpointException if it does not have that part or is damaged
   */
  public ByteBuffer bytes(long from, int count) {
    if (from < 0 || count < 0 || from > length - count) {
      throw archive.wrong("its part %s has only %d bytes.", name, length);
    }
    return compressed ? inflate(from, count) : archive.map(offset + from, count);
  }

  private ByteBuffer inflate(long from, int count) {
    if (storedLength > Integer.MAX_VALUE) {
      throw archive.wrong("its compressed part %s is too long. Store it uncompressed.", name);
    }
    ByteBuffer inflated = ByteBuffer.allocateDirect(count).order(ByteOrder.LITTLE_ENDIAN);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(archive.map(offset, (int) storedLength));
      skip(inflater, from);
      while (inflated.hasRemaining()) {
        if (inflater.inflate(inflated) == 0) {
          throw archive.wrong("its compressed part %s ends early. Get the file again.", name);
        }
      }
      return inflated.flip();
    } catch (DataFormatException e) {
      throw archive.wrong(e, "its compressed part %s is damaged. Get the file again.", name);
    } finally {
      inflater.end();
    }
  }

  private void skip(Inflater inflater, long count) throws DataFormatException {
    byte[] skipped = new byte[(int) Math.min(count, 8192)];
    for (long left = count; left > 0; ) {
      int got = inflater.inflate(skipped, 0, (int) Math.min(left, skipped.length));
      if (got == 0) {
        throw archive.wrong("its compressed part %s ends early. Get the file again.", name);
      }
      left -= got;
    }
  }
}
