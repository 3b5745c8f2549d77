package ai.lynx.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tiny models laid out officially, with answers that the official code gave. */
final class ReferenceModels {
  private static final Path CASES = Path.of(System.getProperty("lynx.reference"), "lynx");

  /** The first question of the case end-to-end, and its answer. */
  static final String QUESTION = "What color is the horse in the foreground?";

  static final String ANSWER = "image yesfserorm how howct. neares how wasn hfo y";

  private ReferenceModels() {}

  static Path folder(String name) {
    assumeTrue(Files.isDirectory(CASES), "There are no reference cases at " + CASES);
    return CASES.resolve(name);
  }

  static Path model() {
    return folder("end-to-end");
  }

  static Path picture(int number) {
    return model().resolve("images").resolve(number + ".png");
  }

  /** Copies a folder with all that is in it. */
  static Path copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }
}
