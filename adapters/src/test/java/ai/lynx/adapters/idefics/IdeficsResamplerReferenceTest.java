package ai.lynx.adapters.idefics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.adapters.StoredWeights;
import ai.lynx.adapters.VlmCase;
import ai.lynx.spi.component.Bridge;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the vision encoder's features to what IDEFICS' cross-attention gets. */
class IdeficsResamplerReferenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "batch."})
  void theResamplerGivesTheOriginalsNumbers(String inputs) {
    try (VlmCase idefics = VlmCase.open("idefics")) {
      StoredWeights weights = idefics.weights("model.perceiver_resampler");
      int width = idefics.width("image_features");
      Bridge bridge =
          new IdeficsResamplerProvider()
              .create(idefics.settings("perceiver_config", Map.of()), width, width, weights);

      idefics.check(
          inputs + "image_features",
          bridge.connect(idefics.ops(), idefics.tensor(inputs + "vision_last_hidden_state")));
      assertThat(weights.unused()).isEmpty();
    }
  }
}
