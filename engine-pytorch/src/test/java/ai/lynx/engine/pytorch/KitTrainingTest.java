package ai.lynx.engine.pytorch;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.testkit.operators.TrainingTest;
import java.util.OptionalInt;

/** Gradients and assignments as the compatibility kit asks for them. */
class KitTrainingTest extends TrainingTest {
  @Override
  protected Engine createEngine() {
    return new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  }
}
