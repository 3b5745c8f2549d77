package ai.lynx.engine.tensorrt;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.testkit.operators.ScopeTest;
import java.util.OptionalInt;

/** Who owns tensors, as the compatibility kit asks. */
class KitScopeTest extends ScopeTest {
  @Override
  protected Engine createEngine() {
    return new TensorRtEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  }
}
