package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The files of a folder and its sub-folders, memory-mapped but for parts of a page or less.
 * Symbolic links are followed, as model caches are made of them; names that lead out of the folder
 * ({@code ../other}, {@code /etc}) are no files of it.
 *
 * <p>A mapped part lives until the garbage collector finds it unreachable; until then the file must
 * not be cut short, and on Windows it cannot be deleted.
 */
public final class FolderFiles implements ModelFiles {
  private static final int PAGE = 4096;

  private final Path folder;

  /**
   * @throws ModelNotFoundException if there is no such folder
   */
  public FolderFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(this.folder)) {
      throw new ModelNotFoundException(
          this.folder
              + (Files.exists(this.folder) ? " is a file, not a folder." : " does not exist."));
    }
  }

  @Override
  public String description() {
    return folder.toString();
  }

  @Override
  public List<String> names() {
    try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return paths.filter(Files::isRegularFile).map(this::name).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ModelNotFoundException(
          "The folder " + folder + " cannot be listed: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean contains(String name) {
    return find(name).isPresent();
  }

  @Override
  public long size(String name) {
    try {
      return Files.size(file(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public InputStream open(String name) {
    try {
      return Files.newInputStream(file(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public ByteBuffer map(String name, long offset, int length) {
    try (FileChannel channel = FileChannel.open(file(name))) {
      FileRange.check(description(), name, channel.size(), offset, length);
      if (length <= PAGE) {
        return copy(channel, offset, length);
      }
      return channel
          .map(FileChannel.MapMode.READ_ONLY, offset, length)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** Not mapped: pages of a mapping count as memory of the process until they are collected. */
  @Override
  public void read(String name, long offset, ByteBuffer into) {
    try (FileChannel channel = FileChannel.open(file(name))) {
      FileRange.check(description(), name, channel.size(), offset, into.remaining());
      fill(channel, offset, into);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static void fill(FileChannel channel, long offset, ByteBuffer into) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int got = channel.read(into, at);
      if (got < 0) {
        throw new EOFException("it became shorter while it was read");
      }
      at += got;
    }
  }

  /** Reads a small part, which a mapping would cost more than its bytes. */
  private static ByteBuffer copy(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(length);
    fill(channel, offset, bytes);
    return bytes.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private Path file(String name) {
    return find(name)
        .orElseThrow(
            () -> new ModelNotFoundException("There is no file " + name + " in " + folder + "."));
  }

  private Optional<Path> find(String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private String name(Path file) {
    return StreamSupport.stream(folder.relativize(file).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  private CheckpointException unreadable(String name, IOException cause) {
    return new CheckpointException(
        "The file " + name + " in " + folder + " cannot be read: " + cause, cause);
  }
}
