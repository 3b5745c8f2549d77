package ai.lynx.hub.http;

import ai.lynx.error.InvalidConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the environment says about the hub, by the variables of Python's huggingface_hub.
 *
 * @param endpoint where the hub is; without slash at its end
 * @param cache where downloaded models lie
 * @param token proves who the user is
 * @param offline nothing may connect
 * @param symbolicLinks whether the cache may be made of them
 * @param timing how long to wait, and how often to repeat
 */
public record HubSettings(
    URI endpoint,
    Path cache,
    Optional<String> token,
    boolean offline,
    boolean symbolicLinks,
    Timing timing) {
  private static final String DEFAULT_ENDPOINT = "https://huggingface.co";
  private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

  /**
   * Reads the environment.
   *
   * @param environment by name
   * @param home the user's folder
   * @throws InvalidConfigurationException if a variable makes no sense
   */
  public static HubSettings of(Map<String, String> environment, Path home) {
    Variables variables = new Variables(environment, home);
    Path caches = variables.path("XDG_CACHE_HOME").orElse(home.resolve(".cache"));
    Path hub = variables.path("HF_HOME").orElse(caches.resolve("huggingface"));
    return new HubSettings(
        variables.endpoint("HF_ENDPOINT"),
        variables
            .path("HF_HUB_CACHE")
            .or(() -> variables.path("HUGGINGFACE_HUB_CACHE"))
            .orElse(hub.resolve("hub")),
        variables.token(variables.path("HF_TOKEN_PATH").orElse(hub.resolve("token"))),
        variables.isTrue("HF_HUB_OFFLINE") || variables.isTrue("TRANSFORMERS_OFFLINE"),
        !variables.isTrue("HF_HUB_DISABLE_SYMLINKS"),
        Timing.DEFAULTS.with(
            variables.seconds("HF_HUB_ETAG_TIMEOUT"),
            variables.seconds("HF_HUB_DOWNLOAD_TIMEOUT")));
  }

  private record Variables(Map<String, String> environment, Path home) {
    Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    boolean isTrue(String name) {
      return text(name).map(value -> TRUE.contains(value.toUpperCase(Locale.ROOT))).orElse(false);
    }

    Optional<Path> path(String name) {
      return text(name)
          .map(
              value ->
                  value.equals("~") || value.startsWith("~/")
                      ? home.resolve(value.substring(1).replaceFirst("^/", ""))
                      : Path.of(value));
    }

    Optional<Duration> seconds(String name) {
      return text(name)
          .map(
              value -> {
                if (!value.matches("[1-9]\\d{0,5}")) {
                  throw wrong(name, "is \"" + value + "\"; it is a number of seconds");
                }
                return Duration.ofSeconds(Integer.parseInt(value));
              });
    }

    URI endpoint(String name) {
      String value = text(name).orElse(DEFAULT_ENDPOINT);
      try {
        URI uri = URI.create(value.replaceFirst("/+$", ""));
        if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        // said below
      }
      throw wrong(name, "is \"" + value + "\"; it is the address of a hub, http:// or https://");
    }

    /** Of the variable, of an older variable, or of the file that {@code hf auth login} writes. */
    Optional<String> token(Path file) {
      Optional<String> given = text("HF_TOKEN").or(() -> text("HUGGING_FACE_HUB_TOKEN"));
      if (given.isEmpty() && !isTrue("HF_HUB_DISABLE_IMPLICIT_TOKEN") && Files.isReadable(file)) {
        try {
          given = Optional.of(Files.readString(file).strip()).filter(value -> !value.isEmpty());
        } catch (IOException e) {
          throw wrong("HF_TOKEN", "is not set, and " + file + " cannot be read: " + e);
        }
      }
      if (given.isPresent() && !given.get().chars().allMatch(c -> c > ' ' && c < 127)) {
        throw wrong("HF_TOKEN", "(or " + file + ") holds characters that no token has");
      }
      return given;
    }

    private static InvalidConfigurationException wrong(String name, String problem) {
      return new InvalidConfigurationException("the environment", List.of(name + " " + problem));
    }
  }
}
