package ai.lynx.adapters.projector;

import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.BridgeTest;

class MlpProjectorTest extends BridgeTest {
  @Override
  protected BridgeProvider provider() {
    return new ProjectorProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.none("test");
  }
}
