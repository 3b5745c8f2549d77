package ai.lynx.adapters.resampler;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.BridgeTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerceiverResamplerTest extends BridgeTest {
  @Override
  protected BridgeProvider provider() {
    return new PerceiverResamplerProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of("depth", 2, "latents", 4, "heads", 2, "headWidth", 3, "feedForwardMultiple", 2));
  }

  @Test
  void theDefaultsAreThePublishedResampler() {
    assertThat(PerceiverResamplerSettings.parse(Settings.none("test")))
        .isEqualTo(new PerceiverResamplerSettings(3, 32, 8, 64, 4));
  }
}
