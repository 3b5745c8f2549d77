package ai.lynx.testkit.naive;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.testkit.operators.OperatorTest;
import java.util.EnumSet;
import java.util.Set;

/** The naive engine keeps its own rules on shapes, types and errors. */
class NaiveOperatorTest extends OperatorTest {
  @Override
  protected Engine createEngine() {
    return new NaiveEngine();
  }

  @Override
  protected Set<ElementType> narrowTypes() {
    return EnumSet.of(ElementType.BFLOAT16, ElementType.FLOAT16);
  }
}
