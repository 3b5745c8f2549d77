package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.Adapter;
import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every adapter does. It is made for hidden states of 16 numbers. */
public abstract class AdapterTest extends ComponentTest {
  private static final int WIDTH = 16;

  protected AdapterTest() {}

  protected abstract AdapterProvider provider();

  private Adapter create(Scope scope) {
    return provider().create(settings(), WIDTH, weights(scope));
  }

  private static TensorData hidden(int batch, int tokens) {
    return Samples.named("hidden " + tokens).normal(batch, tokens, WIDTH);
  }

  @Test
  public void keepsTheShape() {
    try (Scope scope = engine().open()) {
      Tensor hidden = scope.tensor(hidden(2, 5));
      Tensor adapted = create(scope).forward(scope.ops(), hidden);
      assertThat(adapted.shape()).isEqualTo(hidden.shape());
      assertThat(adapted.type()).isEqualTo(hidden.type());
      assertFinite(scope, adapted);
      assertThat(numbers(scope, adapted)).isNotEqualTo(numbers(scope, hidden));
    }
  }

  /** Otherwise reading token by token, with a cache, would differ from reading all at once. */
  @Test
  public void adaptsEachTokenByItself() {
    try (Scope scope = engine().open()) {
      Adapter adapter = create(scope);
      Tensor hidden = scope.tensor(hidden(2, 3));
      Tensor together = adapter.forward(scope.ops(), hidden);
      for (int i = 0; i < 3; i++) {
        Tensor alone = adapter.forward(scope.ops(), scope.ops().slice(hidden, 1, i, i + 1));
        assertClose(
            "token " + i,
            numbers(scope, alone),
            numbers(scope, scope.ops().slice(together, 1, i, i + 1)));
      }
    }
  }

  @Test
  public void replaysFromARecordingAtOtherSizes() {
    try (Scope scope = engine().open()) {
      Adapter adapter = create(scope);
      Shape shape = Shape.of(Size.symbol("batch"), Size.symbol("tokens"), Size.of(WIDTH));
      RecordedCode recorded =
          RecordedCode.record(
              List.of(new Graph.Input("hidden", ElementType.FLOAT32, shape)),
              (ops, inputs) -> Map.of("adapted", adapter.forward(ops, inputs.get("hidden"))));
      recorded.check(engine(), tolerance(), Map.of("hidden", hidden(1, 7)));
      recorded.check(engine(), tolerance(), Map.of("hidden", hidden(3, 1)));
    }
  }

  @Test
  public void gradientsReachWeightsAndHiddenStates() {
    checkGradients(
        provider(),
        weights -> {
          Adapter adapter = provider().create(settings(), WIDTH, weights);
          return (ops, inputs) -> Map.of("adapted", adapter.forward(ops, inputs.get("hidden")));
        },
        Map.of("hidden", hidden(2, 3)));
  }
}
