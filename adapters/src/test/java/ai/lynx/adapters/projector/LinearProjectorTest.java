package ai.lynx.adapters.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.testkit.components.BridgeTest;
import ai.lynx.testkit.components.RandomWeights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearProjectorTest extends BridgeTest {
  @Override
  protected BridgeProvider provider() {
    return new ProjectorProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of("test", Map.of("layers", 1));
  }

  @Test
  void withoutABiasThereIsTheWeightAlone() {
    try (Scope scope = engine().open()) {
      RandomWeights weights = new RandomWeights(scope, 1);
      Settings given = Settings.of("test", Map.of("layers", 1, "multimodal_projector_bias", false));

      provider().create(given, 12, 8, weights);

      assertThat(weights.tensors()).containsOnlyKeys("weight");
    }
  }

  @Test
  void anUnknownActivationIsRefusedWithThoseThereAre() {
    Settings given = Settings.of("lynx.json", Map.of("projector_hidden_act", "gelo"));

    assertThatThrownBy(() -> ProjectorSettings.parse(given))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("projector_hidden_act must be one of gelu,");
  }
}
