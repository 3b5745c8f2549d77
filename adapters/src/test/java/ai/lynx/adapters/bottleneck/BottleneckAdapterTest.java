package ai.lynx.adapters.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.AdapterTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BottleneckAdapterTest extends AdapterTest {
  @Override
  protected AdapterProvider provider() {
    return new BottleneckAdapterProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of("test", Map.of("reduction", 4));
  }

  @Test
  void theDefaultsAreThePublishedAdapter() {
    BottleneckSettings settings = BottleneckSettings.parse(Settings.none("test"), 4096);

    assertThat(settings).isEqualTo(new BottleneckSettings(2, 1e-5));
    assertThat(settings.narrowWidth(4096)).isEqualTo(2048);
  }

  @Test
  void aBottleneckOfNoWidthIsRefused() {
    Settings settings = Settings.of("lynx.json", Map.of("reduction", 33));

    assertThatThrownBy(() -> BottleneckSettings.parse(settings, 32))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("reduction must be at most the language model's width of 32, not 33");
  }
}
