package ai.lynx.hub;

import ai.lynx.hub.http.HubSettings;
import ai.lynx.hub.http.Timing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** What the tests of downloads share: short pauses, and bytes that are like nothing else. */
final class HubFixture {
  static final Duration STALL = Duration.ofMillis(400);

  private HubFixture() {}

  static HubSettings settings(URI endpoint, Path cache) {
    return new HubSettings(endpoint, cache, Optional.empty(), false, true, timing(3));
  }

  static Timing timing(int attempts) {
    return new Timing(
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        STALL,
        attempts,
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofSeconds(3));
  }

  static HuggingFaceHub hub(URI endpoint, Path cache) {
    HubSettings settings = settings(endpoint, cache);
    return new HuggingFaceHub(() -> settings);
  }

  static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
