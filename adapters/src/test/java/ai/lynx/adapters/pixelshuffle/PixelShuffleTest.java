package ai.lynx.adapters.pixelshuffle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.testkit.components.BridgeTest;
import ai.lynx.testkit.components.RandomWeights;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelShuffleTest extends BridgeTest {
  @Override
  protected BridgeProvider provider() {
    return new PixelShuffleProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.none("test");
  }

  @Override
  protected List<Integer> featureCounts() {
    return List.of(16, 4);
  }

  @Override
  protected boolean recordsAnyCount() {
    return false;
  }

  /** No square; a square of odd side; a square with a class token. */
  @ParameterizedTest
  @ValueSource(ints = {6, 9, 17})
  void patchesThatAreNoGridOfBlocksAreRefused(int patches) {
    try (Scope scope = engine().open()) {
      Bridge bridge =
          provider().create(Settings.none("lynx.json"), 12, 8, new RandomWeights(scope, 1));

      assertThatThrownBy(() -> bridge.tokens(patches))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("lynx.json: scale_factor 2 needs a square grid")
          .hasMessageContaining("gives " + patches + " vectors");
    }
  }
}
