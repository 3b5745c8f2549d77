package ai.lynx.adapters.idefics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.testkit.components.BridgeTest;
import ai.lynx.testkit.components.RandomWeights;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdeficsResamplerTest extends BridgeTest {
  @Override
  protected BridgeProvider provider() {
    return new IdeficsResamplerProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of(
            "resampler_depth", 2,
            "resampler_n_latents", 4,
            "resampler_n_heads", 2,
            "resampler_head_dim", 3,
            "qk_layer_norms_perceiver", true));
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return Set.of("blocks.0.0.k_layer_norm.bias", "blocks.1.0.k_layer_norm.bias");
  }

  @Test
  void theDefaultsAreThePublishedIdefics() {
    assertThat(IdeficsResamplerSettings.parse(Settings.none("test")))
        .isEqualTo(new IdeficsResamplerSettings(6, 64, 16, 96, false));
  }

  @Test
  void vectorsThatKeepTheirWidthAreNotProjected() {
    try (Scope scope = engine().open()) {
      RandomWeights weights = new RandomWeights(scope, 1);

      provider().create(settings(), 12, 12, weights);

      assertThat(weights.tensors()).doesNotContainKey("projection.weight");
    }
  }
}
