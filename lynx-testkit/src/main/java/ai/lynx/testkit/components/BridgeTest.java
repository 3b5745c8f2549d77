package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
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

/**
 * What every bridge does. It is made for vision vectors of 12 and language vectors of 8 numbers.
 */
public abstract class BridgeTest extends ComponentTest {
  private static final int VISION = 12;
  private static final int LANGUAGE = 8;

  protected BridgeTest() {}

  protected abstract BridgeProvider provider();

  /** Numbers of feature vectors that the bridge takes: any, unless a subclass names its own. */
  protected List<Integer> featureCounts() {
    return List.of(5, 9, 7, 4);
  }

  /** Whether one recording serves every number of feature vectors. */
  protected boolean recordsAnyCount() {
    return true;
  }

  private Bridge create(Scope scope) {
    return provider().create(settings(), VISION, LANGUAGE, weights(scope));
  }

  private static TensorData features(int batch, int tokens) {
    return Samples.named("features " + tokens).normal(batch, tokens, VISION);
  }

  @Test
  public void givesAsManyVectorsAsItDeclares() {
    try (Scope scope = engine().open()) {
      Bridge bridge = create(scope);
      for (int tokens : featureCounts()) {
        Tensor vectors = bridge.connect(scope.ops(), scope.tensor(features(2, tokens)));
        assertThat(vectors.shape()).isEqualTo(Shape.of(2, bridge.tokens(tokens), LANGUAGE));
        assertThat(vectors.type()).isEqualTo(ElementType.FLOAT32);
        assertFinite(scope, vectors);
      }
    }
  }

  @Test
  public void connectsEachRowByItself() {
    try (Scope scope = engine().open()) {
      Bridge bridge = create(scope);
      TensorData features = features(3, featureCounts().get(0));
      Tensor together = bridge.connect(scope.ops(), scope.tensor(features));
      for (int i = 0; i < 3; i++) {
        Tensor alone = bridge.connect(scope.ops(), scope.tensor(features.rows(i, i + 1)));
        assertClose("row " + i, numbers(scope, alone), rows(scope, together, i, i + 1));
      }
      assertThat(rows(scope, together, 0, 1))
          .as("vectors of different features")
          .isNotEqualTo(rows(scope, together, 1, 2));
    }
  }

  @Test
  public void replaysFromARecordingAtOtherSizes() {
    try (Scope scope = engine().open()) {
      Bridge bridge = create(scope);
      for (int tokens : featureCounts()) {
        Size size = recordsAnyCount() ? Size.symbol("tokens") : Size.of(tokens);
        Shape shape = Shape.of(Size.symbol("batch"), size, Size.of(VISION));
        RecordedCode recorded =
            RecordedCode.record(
                List.of(new Graph.Input("features", ElementType.FLOAT32, shape)),
                (ops, inputs) -> Map.of("vectors", bridge.connect(ops, inputs.get("features"))));
        recorded.check(engine(), tolerance(), Map.of("features", features(1, tokens)));
        recorded.check(engine(), tolerance(), Map.of("features", features(3, tokens)));
      }
    }
  }

  @Test
  public void gradientsReachWeightsAndFeatures() {
    checkGradients(
        provider(),
        weights -> {
          Bridge bridge = provider().create(settings(), VISION, LANGUAGE, weights);
          return (ops, inputs) -> Map.of("vectors", bridge.connect(ops, inputs.get("features")));
        },
        Map.of("features", features(2, featureCounts().get(0))));
  }
}
