package ai.lynx.adapters.projector;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.adapters.StoredWeights;
import ai.lynx.adapters.VlmCase;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.config.Settings;
import ai.lynx.vision.encoders.families.ClipVitProvider;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From pixels to what LLaVA's language model gets. */
class LlavaReferenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "batch."})
  void theMlpProjectorGivesTheOriginalsNumbers(String inputs) {
    try (VlmCase llava = VlmCase.open("llava")) {
      Settings vision =
          llava.settings(
              "vision_config",
              Map.of("vision_feature_layer", -2, "vision_feature_select_strategy", "default"));
      VisionEncoder encoder = new ClipVitProvider().create(vision, llava.weights("vision_tower"));
      StoredWeights weights = llava.weights("multi_modal_projector");
      Bridge bridge =
          new ProjectorProvider()
              .create(
                  Settings.none("test"), encoder.width(), llava.width("image_features"), weights);

      llava.check(
          inputs + "image_features",
          bridge.connect(
              llava.ops(), encoder.encode(llava.ops(), llava.tensor(inputs + "pixel_values"))));
      assertThat(weights.unused()).isEmpty();
    }
  }
}
