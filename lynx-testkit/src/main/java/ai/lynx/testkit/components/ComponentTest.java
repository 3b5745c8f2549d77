package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.plug.Capability;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Tolerance;
import ai.lynx.testkit.operators.EngineTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** What the tests of all components share. */
public abstract class ComponentTest extends EngineTest {
  ComponentTest() {}

  /**
   * Settings of a small component: the naive engine computes it, so widths of 8 to 32 and two
   * layers are enough.
   */
  protected abstract Settings settings();

  /** The engine to run on; the naive one unless a subclass brings another. */
  @Override
  protected Engine createEngine() {
    return new NaiveEngine();
  }

  /** How close numbers must be that are computed in two ways. */
  protected Tolerance tolerance() {
    return Tolerance.of(ElementType.FLOAT32).times(3);
  }

  /**
   * Names of weights that change nothing by design, such as a bias on keys, which softmax cancels.
   */
  protected Set<String> weightsThatCancel() {
    return Set.of();
  }

  static Weights weights(Scope scope) {
    return new RandomWeights(scope, RandomWeights.NOTICEABLE);
  }

  final void checkGradients(
      Plug provider, GradientCheck.ComponentCode component, Map<String, TensorData> given) {
    Assumptions.assumeTrue(
        provider.capabilities().contains(Capability.TRAINABLE),
        () -> provider.name() + " does not promise to be trainable");
    new GradientCheck(component, given, weightsThatCancel()).check(engine());
  }

  final void assertClose(String what, double[] expected, double[] actual) {
    tolerance().check(what, expected, actual);
  }

  static void assertFinite(Scope scope, Tensor tensor) {
    for (double number : numbers(scope, tensor)) {
      assertThat(number).isFinite();
    }
  }

  /** The numbers of some entries of the outermost axis. */
  static double[] rows(Scope scope, Tensor tensor, int from, int to) {
    return HostValues.of(scope.read(tensor).rows(from, to));
  }

  static double[] numbers(Scope scope, Tensor tensor) {
    return HostValues.of(scope.read(tensor));
  }
}
