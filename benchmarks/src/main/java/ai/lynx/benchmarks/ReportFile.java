package ai.lynx.benchmarks;

import ai.lynx.error.InvalidConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** A file for figures, which appears whole or not at all, in place of an older one. */
public final class ReportFile {
  private final Path path;

  /**
   * @throws InvalidConfigurationException if there is no folder for it, or a folder in its place:
   *     better before a run than after it
   */
  public ReportFile(Path path) {
    this.path = path.toAbsolutePath().normalize();
    if (Files.isDirectory(this.path) || this.path.getFileName() == null) {
      throw new InvalidConfigurationException(
          path.toString(), List.of("it is a folder: name a file for the results"));
    }
    if (!Files.isDirectory(this.path.getParent())) {
      throw new InvalidConfigurationException(
          path.toString(), List.of("its folder is not there: make it first"));
    }
  }

  /** Writes a text, such as JSON, and ends its last line. */
  public void write(String text) {
    Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        Files.writeString(part, text + "\n");
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written: " + e.getMessage(), e);
    }
  }
}
