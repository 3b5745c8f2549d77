package ai.lynx.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what a run makes for itself, removed with all that is in it when this is closed.
 *
 * @param path the folder
 */
public record ScratchFolder(Path path) implements AutoCloseable {
  /** A new one, among the system's temporary files. */
  public static ScratchFolder create() {
    try {
      return new ScratchFolder(Files.createTempDirectory("lynx-bench-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      List<Path> deepestFirst = inside.sorted((one, other) -> other.compareTo(one)).toList();
      for (Path one : deepestFirst) {
        Files.delete(one);
      }
    }
  }
}
