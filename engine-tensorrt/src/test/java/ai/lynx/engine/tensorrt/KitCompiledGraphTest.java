package ai.lynx.engine.tensorrt;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.testkit.operators.CompiledGraphTest;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** Recorded code as sessions, as the compatibility kit asks. */
class KitCompiledGraphTest extends CompiledGraphTest {
  @Override
  protected Engine createEngine() {
    return new TensorRtEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  }

  @Override
  protected Set<ElementType> narrowTypes() {
    return EnumSet.of(ElementType.BFLOAT16, ElementType.FLOAT16);
  }
}
