package ai.lynx.testkit.operators;

/** Lets a test of the kit run single tests of an engine or component by hand. */
public final class Started {
  private Started() {}

  /** Starts the engine that JUnit would have started. */
  public static <T extends EngineTest> T of(T test) {
    test.startEngine();
    return test;
  }
}
