package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a folder in a jar or zip file that is not on the class path. Each is unpacked once,
 * when first asked for, into memory outside the heap, and shared by all who read it.
 */
public final class ArchiveFiles implements ModelFiles {
  private final Path archive;
  private final String folder; // "" or with a slash at its end
  private final NavigableMap<String, Long> sizes;
  private final ConcurrentMap<String, ByteBuffer> contents = new ConcurrentHashMap<>();

  /**
   * @param archive the jar
   * @param folder in it, with slashes; empty means all of it
   * @throws ModelNotFoundException if there is no such jar or no such folder in it
   */
  public ArchiveFiles(Path archive, String folder) {
    this.archive = archive;
    this.folder = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    if (!Files.isRegularFile(archive)) {
      throw new ModelNotFoundException("There is no file " + archive + ".");
    }
    this.sizes = list();
    if (sizes.isEmpty()) {
      throw new ModelNotFoundException(
          "There is no folder \"%s\" with files in %s.".formatted(folder, archive));
    }
  }

  private NavigableMap<String, Long> list() {
    NavigableMap<String, Long> found = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(folder)) {
          found.put(entry.getName().substring(folder.length()), entry.getSize());
        }
      }
    } catch (IOException e) {
      throw unreadable("", e);
    }
    return Collections.unmodifiableNavigableMap(found);
  }

  @Override
  public String description() {
    return archive + "!/" + folder;
  }

  @Override
  public List<String> names() {
    return List.copyOf(sizes.navigableKeySet());
  }

  @Override
  public boolean contains(String name) {
    return sizes.containsKey(name);
  }

  @Override
  public long size(String name) {
    Long size = sizes.get(name);
    if (size == null) {
      throw new ModelNotFoundException("There is no file " + name + " in " + description() + ".");
    }
    return size;
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
    long size = size(name);
    if (size > Integer.MAX_VALUE) {
      throw new CheckpointException(
          "%s in %s has %d bytes, too many to be read from a jar; unpack the model into a folder."
              .formatted(name, description(), size));
    }
    return contents.computeIfAbsent(name, key -> read(key, (int) size)).duplicate();
  }

  /** Unpacks a file; the archive's word about its size is a limit, and is not believed before. */
  private ByteBuffer read(String name, int size) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry entry = zip.getEntry(folder + name);
      if (entry == null) {
        throw new IOException("it was taken out while the jar was in use");
      }
      try (InputStream stream = zip.getInputStream(entry)) {
        byte[] bytes = stream.readNBytes(size);
        if (bytes.length != size || stream.read() >= 0) {
          throw new IOException("it is not as long as the jar says");
        }
        return ByteBuffer.allocateDirect(size).put(bytes).flip().asReadOnlyBuffer();
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private CheckpointException unreadable(String name, IOException cause) {
    return new CheckpointException(
        "%s%s cannot be read: %s"
            .formatted(name.isEmpty() ? "" : name + " in ", archive, cause.getMessage()),
        cause);
  }
}
