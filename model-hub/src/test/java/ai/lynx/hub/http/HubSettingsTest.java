package ai.lynx.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conventions of Python's huggingface_hub, from its {@code constants.py}. */
class HubSettingsTest {
  @TempDir private Path home;

  private HubSettings of(Map<String, String> environment) {
    return HubSettings.of(environment, home);
  }

  @Test
  void nothingSaidMeansThePublicHubAndTheUsersCache() {
    HubSettings settings = of(Map.of());

    assertThat(settings.endpoint().getScheme()).isEqualTo("https");
    assertThat(settings.cache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
    assertThat(settings.token()).isEmpty();
    assertThat(settings.offline()).isFalse();
    assertThat(settings.symbolicLinks()).isTrue();
  }

  @Test
  void theNearerVariableWins() {
    assertThat(of(Map.of("XDG_CACHE_HOME", "/x")).cache()).hasToString("/x/huggingface/hub");
    assertThat(of(Map.of("XDG_CACHE_HOME", "/x", "HF_HOME", "/h")).cache()).hasToString("/h/hub");
    assertThat(of(Map.of("HF_HOME", "/h", "HUGGINGFACE_HUB_CACHE", "/old")).cache())
        .hasToString("/old");
    assertThat(of(Map.of("HUGGINGFACE_HUB_CACHE", "/old", "HF_HUB_CACHE", "/new")).cache())
        .hasToString("/new");
    assertThat(of(Map.of("HF_HOME", "~/models")).cache()).isEqualTo(home.resolve("models/hub"));
  }

  @Test
  void theTokenIsTheVariablesOrTheFiles() throws IOException {
    Path file = home.resolve(".cache/huggingface/token");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "of-file\n");

    assertThat(of(Map.of()).token()).contains("of-file");
    assertThat(of(Map.of("HF_TOKEN", " of-variable ")).token()).contains("of-variable");
    assertThat(of(Map.of("HF_TOKEN", "")).token()).contains("of-file");
    assertThat(of(Map.of("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1")).token()).isEmpty();
    Path other = Files.writeString(home.resolve("other"), "of-other");
    assertThat(of(Map.of("HF_TOKEN_PATH", other.toString())).token()).contains("of-other");
    Files.writeString(file, "two\nlines");
    assertThatThrownBy(() -> of(Map.of())).isInstanceOf(InvalidConfigurationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "on", "YES", "True"})
  void truthIsSaidInSeveralWays(String truth) {
    assertThat(of(Map.of("HF_HUB_OFFLINE", truth)).offline()).isTrue();
    assertThat(of(Map.of("TRANSFORMERS_OFFLINE", truth)).offline()).isTrue();
    assertThat(of(Map.of("HF_HUB_DISABLE_SYMLINKS", truth)).symbolicLinks()).isFalse();
  }

  @Test
  void aMirrorAndTimeOutsAreTaken() {
    HubSettings settings =
        of(
            Map.of(
                "HF_ENDPOINT", "http://localhost:8080/hub//",
                "HF_HUB_DOWNLOAD_TIMEOUT", "7",
                "HF_HUB_OFFLINE", "0"));

    assertThat(settings.endpoint()).hasToString("http://localhost:8080/hub");
    assertThat(settings.timing().stall()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.offline()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "ftp://host", "http://", "no address"})
  void anEndpointThatIsNoneIsNamed(String endpoint) {
    assertThatThrownBy(() -> of(Map.of("HF_ENDPOINT", endpoint)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("HF_ENDPOINT");
  }

  @Test
  void aTimeOutThatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> of(Map.of("HF_HUB_ETAG_TIMEOUT", "soon")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("HF_HUB_ETAG_TIMEOUT");
  }
}
