package ai.lynx.testkit.operators;

import ai.lynx.spi.engine.Engine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What the tests of an engine share: one engine for all tests of a class.
 *
 * <p>An engine author subclasses {@link OperatorTest}, {@link ScopeTest} and, if the engine trains,
 * {@link TrainingTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineTest {
  private @Nullable Engine engine;

  protected EngineTest() {}

  /** Starts the engine to test. The test closes it. */
  protected abstract Engine createEngine();

  /** The engine that all tests of this class use. */
  protected final Engine engine() {
    if (engine == null) {
      throw new IllegalStateException("The engine is started before the first test.");
    }
    return engine;
  }

  @BeforeAll
  final void startEngine() {
    engine = createEngine();
  }

  @AfterAll
  final void closeEngine() {
    if (engine != null) {
      engine.close();
    }
  }
}
