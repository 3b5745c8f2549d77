package ai.lynx.checkpoints;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Files among the test resources. */
public final class Fixture {
  private Fixture() {}

  public static byte[] read(String name) {
    try (InputStream stream = Fixture.class.getResourceAsStream("/" + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
