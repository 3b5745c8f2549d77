package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every vision encoder does. */
public abstract class VisionEncoderTest extends ComponentTest {
  protected VisionEncoderTest() {}

  protected abstract VisionEncoderProvider provider();

  /** (channels, height, width) of the pictures that it takes with these settings. */
  protected abstract Shape picture();

  private VisionEncoder create(Scope scope) {
    return provider().create(settings(), weights(scope));
  }

  private TensorData pictures(int count) {
    long[] size = picture().toLongs();
    return Samples.named("pictures").normal(count, size[0], size[1], size[2]);
  }

  @Test
  public void encodesToTheShapeItDeclares() {
    try (Scope scope = engine().open()) {
      VisionEncoder encoder = create(scope);
      Tensor features = encoder.encode(scope.ops(), scope.tensor(pictures(2)));
      assertThat(features.shape()).isEqualTo(Shape.of(2, encoder.tokens(), encoder.width()));
      assertThat(features.type()).isEqualTo(ElementType.FLOAT32);
      assertFinite(scope, features);
    }
  }

  @Test
  public void encodesEachPictureByItself() {
    try (Scope scope = engine().open()) {
      VisionEncoder encoder = create(scope);
      TensorData pictures = pictures(3);
      Tensor together = encoder.encode(scope.ops(), scope.tensor(pictures));
      for (int i = 0; i < 3; i++) {
        Tensor alone = encoder.encode(scope.ops(), scope.tensor(pictures.rows(i, i + 1)));
        assertClose("picture " + i, numbers(scope, alone), rows(scope, together, i, i + 1));
      }
      assertThat(rows(scope, together, 0, 1))
          .as("features of different pictures")
          .isNotEqualTo(rows(scope, together, 1, 2));
    }
  }

  @Test
  public void tellsTheStatesBetweenItsBlocks() {
    try (Scope scope = engine().open()) {
      VisionEncoder encoder = create(scope);
      Tensor pixels = scope.tensor(pictures(2));
      List<Integer> heard = new ArrayList<>();
      Tensor features =
          encoder.encode(
              scope.ops(),
              pixels,
              (blocks, hidden) -> {
                heard.add(blocks);
                assertThat(hidden.rank()).isEqualTo(3);
                assertThat(hidden.size(0)).isEqualTo(Size.of(2));
              });
      assertThat(heard).as("numbers of blocks passed").hasSizeGreaterThan(1);
      for (int i = 0; i < heard.size(); i++) {
        assertThat(heard.get(i)).isEqualTo(i);
      }
      assertClose(
          "features with nobody listening",
          numbers(scope, features),
          numbers(scope, encoder.encode(scope.ops(), pixels)));
    }
  }

  @Test
  public void replaysFromARecordingAtOtherBatchSizes() {
    try (Scope scope = engine().open()) {
      VisionEncoder encoder = create(scope);
      List<Size> sizes = new ArrayList<>(picture().sizes());
      sizes.add(0, Size.symbol("pictures"));
      RecordedCode recorded =
          RecordedCode.record(
              List.of(new Graph.Input("pixels", ElementType.FLOAT32, new Shape(sizes))),
              (ops, inputs) -> Map.of("features", encoder.encode(ops, inputs.get("pixels"))));
      recorded.check(engine(), tolerance(), Map.of("pixels", pictures(1)));
      recorded.check(engine(), tolerance(), Map.of("pixels", pictures(3)));
    }
  }

  @Test
  public void gradientsReachWeightsAndPixels() {
    checkGradients(
        provider(),
        weights -> {
          VisionEncoder encoder = provider().create(settings(), weights);
          return (ops, inputs) -> Map.of("features", encoder.encode(ops, inputs.get("pixels")));
        },
        Map.of("pixels", pictures(1)));
  }
}
