package ai.lynx.examples;

import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.AdapterTest;
import java.util.Map;

class OwnAdapterPlugTest extends AdapterTest {
  @Override
  protected AdapterProvider provider() {
    return new OwnAdapterPlug();
  }

  @Override
  protected Settings settings() {
    return Settings.of("test", Map.of("rank", 4));
  }
}
