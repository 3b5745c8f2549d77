package ai.lynx.engine.pytorch;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.testkit.operators.ScopeTest;
import java.util.OptionalInt;

/** Ownership as the compatibility kit asks for it. */
class KitScopeTest extends ScopeTest {
  @Override
  protected Engine createEngine() {
    return new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  }
}
