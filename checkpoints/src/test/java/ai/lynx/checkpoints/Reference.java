package ai.lynx.checkpoints;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files written by the original implementations, which a clone elsewhere does not have. */
public final class Reference {
  private Reference() {}

  /** A folder of reference cases; skips the test where it is absent. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("lynx.reference", "../../shared/reference"), name);
    assumeTrue(Files.isDirectory(folder), "The reference cases are not here: " + folder);
    return folder;
  }
}
