package ai.lynx.engine.tensorrt;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.testkit.operators.OperatorTest;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** Every operator as the compatibility kit's naive engine computes it. */
class KitOperatorTest extends OperatorTest {
  @Override
  protected Engine createEngine() {
    return new TensorRtEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  }

  @Override
  protected Set<ElementType> narrowTypes() {
    return EnumSet.of(ElementType.BFLOAT16, ElementType.FLOAT16);
  }
}
