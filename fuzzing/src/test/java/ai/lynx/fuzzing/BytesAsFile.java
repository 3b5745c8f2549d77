package ai.lynx.fuzzing;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A folder with one file.
 *
 * @param name the file's
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BytesAsFile(String name, byte[] content) implements ModelFiles {
  @Override
  public String description() {
    return "memory";
  }

  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public boolean contains(String other) {
    return other.equals(name);
  }

  @Override
  public long size(String other) {
    check(other);
    return content.length;
  }

  @Override
  public InputStream open(String other) {
    check(other);
    return new ByteArrayInputStream(content);
  }

  @Override
  public ByteBuffer map(String other, long offset, int length) {
    check(other);
    if (offset < 0 || length < 0 || offset > content.length - length) {
      throw new CheckpointException("The file ends before byte " + offset + " + " + length + ".");
    }
    return ByteBuffer.wrap(content, (int) offset, length)
        .slice()
        .asReadOnlyBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private void check(String other) {
    if (!other.equals(name)) {
      throw new ModelNotFoundException("There is no file " + other + ".");
    }
  }
}
