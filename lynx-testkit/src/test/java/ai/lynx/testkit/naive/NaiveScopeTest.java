package ai.lynx.testkit.naive;

import ai.lynx.spi.engine.Engine;
import ai.lynx.testkit.operators.ScopeTest;

class NaiveScopeTest extends ScopeTest {
  @Override
  protected Engine createEngine() {
    return new NaiveEngine();
  }
}
