package ai.lynx.benchmarks.peers;

import ai.lynx.benchmarks.ScratchFolder;
import ai.lynx.benchmarks.contest.ContestantException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Pythons that peers run in. Unless one is given that has their packages, a virtual environment
 * is made for each list of packages when it is first needed, and kept.
 *
 * @param given a Python that has the packages; nothing is installed then
 * @param cache the folder to keep environments in
 * @param mayInstall whether what is missing may be installed, which downloads it
 * @param progress hears what is done, in words
 */
public record PeerPackages(
    Optional<Path> given, Path cache, boolean mayInstall, Consumer<String> progress) {
  private static final String DONE = "installed";
  private static final List<String> PYTHONS = List.of("python3", "python");

  /**
   * A Python with a peer's packages.
   *
   * @throws ContestantException if there is none and none can be made
   */
  Path python(Peer peer) throws ContestantException {
    if (given.isPresent()) {
      return given.get();
    }
    try {
      String requirements = PeerScripts.resource(peer.requirements());
      Path folder = cache.resolve(name(peer.requirements(), requirements));
      if (!mayInstall && !Files.exists(folder.resolve(DONE))) {
        throw new ContestantException("its packages are not installed, and shall not be");
      }
      Files.createDirectories(cache);
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) { // another run may be at the same
        if (!Files.exists(folder.resolve(DONE))) {
          install(peer, requirements, folder);
        }
      }
      return program(folder);
    } catch (IOException e) {
      throw new ContestantException("its packages cannot be kept in " + cache + ": " + e, e);
    }
  }

  /** Another list, another folder. */
  static String name(String file, String requirements) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256")
              .digest(requirements.getBytes(StandardCharsets.UTF_8));
      return file.replace(".txt", "") + "-" + HexFormat.of().formatHex(sum, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private void install(Peer peer, String requirements, Path folder)
      throws IOException, ContestantException {
    Path log = cache.resolve(folder.getFileName() + ".log");
    progress.accept(
        "installing %s once, into %s (%s); pip's words go to %s"
            .formatted(peer.title(), folder, size(requirements), log));
    ScratchFolder.delete(folder); // what an interrupted run left
    boolean made = false;
    for (String python : PYTHONS) {
      made = made || succeeds(List.of(python, "-m", "venv", folder.toString()), log);
    }
    if (!made) {
      throw new ContestantException(
          "there is no python3 that makes virtual environments: name one that has the packages with --python");
    }
    Path list = Files.writeString(folder.resolve("requirements.txt"), requirements);
    List<String> command =
        List.of(program(folder).toString(), "-m", "pip", "install", "-r", list.toString());
    if (!succeeds(command, log)) {
      throw new ContestantException("pip did not install its packages: " + lastLine(log));
    }
    Files.createFile(folder.resolve(DONE));
  }

  /** The comment on the list's first line. */
  private static String size(String requirements) {
    return requirements.lines().findFirst().orElse("").replaceFirst("^# *", "");
  }

  private static boolean succeeds(List<String> command, Path log) throws ContestantException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      try {
        return process.waitFor() == 0;
      } catch (InterruptedException e) {
        process.destroy();
        Thread.currentThread().interrupt();
        throw new ContestantException("the run was interrupted", e);
      }
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  private static String lastLine(Path log) throws IOException {
    return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> !line.isBlank())
        .reduce((one, next) -> next)
        .orElse("it said nothing");
  }

  private static Path program(Path folder) {
    Path windows = folder.resolve("Scripts").resolve("python.exe");
    return Files.exists(windows) ? windows : folder.resolve("bin").resolve("python");
  }
}
