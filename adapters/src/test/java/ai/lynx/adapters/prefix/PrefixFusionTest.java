package ai.lynx.adapters.prefix;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.testkit.components.FusionTest;
import ai.lynx.testkit.components.RandomWeights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrefixFusionTest extends FusionTest {
  @Override
  protected FusionProvider provider() {
    return new PrefixFusionProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.none("test");
  }

  @Test
  void anySettingIsRefused() {
    Settings given = Settings.of("lynx.json", Map.of("length", 32));

    try (Scope scope = engine().open()) {
      Weights weights = new RandomWeights(scope, 1);
      assertThatThrownBy(() -> provider().create(given, 16, 2, weights))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("length is unknown");
    }
  }
}
