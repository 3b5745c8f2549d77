package ai.lynx.engine.pytorch;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.testkit.operators.CompiledGraphTest;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** Compiled graphs as the compatibility kit's naive engine computes them. */
class KitCompiledGraphTest extends CompiledGraphTest {
  @Override
  protected Engine createEngine() {
    return new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  }

  @Override
  protected Set<ElementType> narrowTypes() {
    return EnumSet.of(ElementType.BFLOAT16, ElementType.FLOAT16);
  }
}
