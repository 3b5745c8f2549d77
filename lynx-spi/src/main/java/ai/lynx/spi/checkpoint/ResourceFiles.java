package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The files of a model that is bundled in a jar. Each is read once, when first asked for, into
 * memory outside the heap, and shared by all who read it.
 *
 * <p>On the module path a class loader finds resources of another module only in folders whose name
 * is no Java package name: choose one with a hyphen, such as {@code lynx-mini}.
 */
public final class ResourceFiles implements ModelFiles {
  private final ClassLoader loader;
  private final String folder;
  private final List<String> names;
  private final ConcurrentMap<String, ByteBuffer> contents = new ConcurrentHashMap<>();

  /**
   * @param loader finds the resources
   * @param folder their common folder, without slash at its ends
   * @param names of the files below the folder; resources cannot be listed
   */
  public ResourceFiles(ClassLoader loader, String folder, List<String> names) {
    this.loader = loader;
    this.folder = folder;
    this.names = names.stream().sorted().toList();
  }

  @Override
  public String description() {
    return "the resources " + folder;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean contains(String name) {
    return names.contains(name);
  }

  @Override
  public long size(String name) {
    return content(name).remaining();
  }

  @Override
  public InputStream open(String name) {
    return FileRange.stream(content(name));
  }

  @Override
  public ByteBuffer map(String name, long offset, int length) {
    return FileRange.of(content(name), description(), name, offset, length);
  }

  private ByteBuffer content(String name) {
    if (!contains(name)) {
      throw new ModelNotFoundException(
          "There is no file " + name + " in " + description() + ", only " + names + ".");
    }
    return contents.computeIfAbsent(name, this::read).duplicate();
  }

  private ByteBuffer read(String name) {
    String resource = folder + "/" + name;
    try (InputStream stream = loader.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new ModelNotFoundException(
            "The resource %s is not on the path: the artifact that bundles it is missing or damaged."
                .formatted(resource));
      }
      byte[] bytes = stream.readAllBytes();
      return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
    } catch (IOException e) {
      throw new CheckpointException(
          "The resource " + resource + " cannot be read: " + e.getMessage(), e);
    }
  }
}
