package ai.lynx.checkpoints;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files that a test made up. */
public record MemoryFiles(Map<String, byte[]> contents) implements ModelFiles {
  public static MemoryFiles of(String name, byte[] content) {
    return new MemoryFiles(Map.of(name, content));
  }

  @Override
  public String description() {
    return "memory";
  }

  @Override
  public List<String> names() {
    return List.copyOf(new TreeMap<>(contents).keySet());
  }

  @Override
  public boolean contains(String name) {
    return contents.containsKey(name);
  }

  @Override
  public long size(String name) {
    return content(name).length;
  }

  @Override
  public InputStream open(String name) {
    return new ByteArrayInputStream(content(name));
  }

  @Override
  public ByteBuffer map(String name, long offset, int length) {
    byte[] content = content(name);
    if (offset < 0 || length < 0 || offset > content.length - length) {
      throw new CheckpointException(name + " ends before byte " + offset + " + " + length + ".");
    }
    return ByteBuffer.wrap(content, (int) offset, length)
        .slice()
        .asReadOnlyBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] content(String name) {
    byte[] content = contents.get(name);
    if (content == null) {
      throw new ModelNotFoundException("There is no file " + name + " in memory.");
    }
    return content;
  }
}
