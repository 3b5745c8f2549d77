package ai.lynx.assembly.model;

import ai.lynx.error.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A folder that appears whole or not at all, and never in place of one that holds files. Immutable.
 *
 * @param path absolute
 */
public record NewFolder(Path path) {
  /**
   * @throws CheckpointException if there is a file there, or a folder that is not empty
   */
  public NewFolder {
    path = path.toAbsolutePath().normalize();
    if (Files.isDirectory(path) ? !isEmpty(path) : Files.exists(path)) {
      throw new CheckpointException(
          path + " is there already and not empty: name another folder, or remove it first.");
    }
  }

  /** Puts files into a folder. */
  @FunctionalInterface
  public interface Filling {
    void fill(Path folder) throws IOException;
  }

  /**
   * Makes the folder.
   *
   * @param filling writes files, no folders, into a folder beside this one that then becomes it; if
   *     it fails, nothing is left
   * @throws CheckpointException if the folder cannot be written
   */
  public void write(Filling filling) {
    Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createDirectories(path.getParent());
      try {
        Files.createDirectory(part);
        filling.fill(part);
        Files.deleteIfExists(path); // it is empty, or there is none
        Files.move(part, path);
      } finally {
        delete(part);
      }
    } catch (IOException e) {
      throw new CheckpointException("The folder " + path + " cannot be written: " + e, e);
    }
  }

  private static boolean isEmpty(Path folder) {
    try (var inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    } catch (IOException e) {
      throw new CheckpointException("The folder " + folder + " cannot be listed: " + e, e);
    }
  }

  /** Removes what is left of a folder that was not finished. */
  private static void delete(Path part) throws IOException {
    if (Files.isDirectory(part)) {
      try (var inside = Files.list(part)) {
        for (Path file : inside.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(part);
    }
  }
}
