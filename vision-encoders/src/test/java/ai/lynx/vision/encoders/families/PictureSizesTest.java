package ai.lynx.vision.encoders.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.components.RandomWeights;
import ai.lynx.testkit.naive.NaiveEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pictures an encoder takes, and what it says of a configuration that makes no sense. */
class PictureSizesTest {
  private static final TensorData WIDE = TensorData.of(new float[3 * 7 * 16], 1, 3, 7, 16);

  @Test
  void anotherSizeIsRefusedUnlessAskedFor() {
    try (Scope scope = new NaiveEngine().open()) {
      VisionEncoder encoder = create(new ClipVitProvider(), scope, Map.of());
      Tensor pixels = scope.tensor(WIDE);

      assertThatThrownBy(() -> encoder.encode(scope.ops(), pixels))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("clip-vit is made for pixels of shape (pictures, 3, 9, 9)");
      assertThat(
              create(new ClipVitProvider(), scope, Map.of("interpolate_pos_encoding", true))
                  .encode(scope.ops(), pixels)
                  .shape())
          .isEqualTo(Shape.of(1, 1 + 2 * 5, 8));
    }
  }

  @Test
  void aPictureWithoutAPatchIsRefused() {
    try (Scope scope = new NaiveEngine().open()) {
      VisionEncoder encoder = create(new Dinov2Provider(), scope, Map.of());
      Tensor pixels = scope.tensor(TensorData.of(new float[3 * 2 * 9], 1, 3, 2, 9));

      assertThatThrownBy(() -> encoder.encode(scope.ops(), pixels))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("of at least 3 each");
    }
  }

  @Test
  void allMistakesOfAConfigurationAreReportedAtOnce() {
    Map<String, Object> wrong =
        Map.of("hidden_act", "glu", "vision_feature_layer", 9, "num_attention_heads", 0);
    try (Scope scope = new NaiveEngine().open()) {
      assertThatThrownBy(() -> create(new SiglipVitProvider(), scope, wrong))
          .isInstanceOfSatisfying(
              InvalidConfigurationException.class, e -> assertThat(e.problems()).hasSize(3));
    }
  }

  @Test
  void aHeadThatIsNotThereCannotPool() {
    Map<String, Object> headless =
        Map.of("vision_use_head", false, "vision_feature_select_strategy", "pooled");
    try (Scope scope = new NaiveEngine().open()) {
      assertThatThrownBy(() -> create(new SiglipVitProvider(), scope, headless))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("cannot be \"pooled\"");
    }
  }

  private static VisionEncoder create(
      VisionEncoderProvider provider, Scope scope, Map<String, Object> more) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("image_size", 9);
    values.put("patch_size", 3);
    values.put("hidden_size", 8);
    values.put("num_hidden_layers", 1);
    values.put("num_attention_heads", 2);
    values.putAll(more);
    return provider.create(Settings.of("test", values), new RandomWeights(scope, 1));
  }
}
