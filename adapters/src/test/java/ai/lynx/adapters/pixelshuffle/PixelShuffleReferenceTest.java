package ai.lynx.adapters.pixelshuffle;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.adapters.StoredWeights;
import ai.lynx.adapters.VlmCase;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.vision.encoders.families.SiglipVitProvider;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From pixels to what Idefics3's and SmolVLM's language models get, for the pictures of the cases
 * that fill their frame; padded ones need an encoder that hides padding.
 */
class PixelShuffleReferenceTest {
  /** The pictures before a full one, in pixels and in features: a missing one has no features. */
  @ParameterizedTest
  @CsvSource({
    "idefics3,'',0,0",
    "idefics3,batch.,2,1",
    "smolvlm,'',0,0",
    "smolvlm,batch.,2,1",
  })
  void aFullPictureGivesTheOriginalsNumbers(
      String name, String inputs, int pixelsBefore, int featuresBefore) {
    try (VlmCase smol = VlmCase.open(name)) {
      Settings vision = smol.settings("vision_config", Map.of("vision_use_head", false));
      VisionEncoder encoder =
          new SiglipVitProvider().create(vision, smol.weights("model.vision_model"));
      StoredWeights weights = smol.weights("model.connector");
      Settings settings =
          Settings.of(
              "test", Map.of("scale_factor", smol.json("config.json").get("scale_factor").asInt()));
      Bridge bridge =
          new PixelShuffleProvider()
              .create(settings, encoder.width(), smol.width("image_features"), weights);
      TensorData pixels = smol.data(inputs + "pixel_values"); // (rows, pictures, 3, height, width)
      TensorData picture =
          pixels
              .reshaped(Shape.of(pictures(pixels), 3, 42, 42))
              .rows(pixelsBefore, pixelsBefore + 1);

      double[] got =
          smol.numbers(
              bridge.connect(smol.ops(), encoder.encode(smol.ops(), smol.tensor(picture))));

      int tokens = bridge.tokens(encoder.tokens());
      TensorData want =
          smol.data(inputs + "image_features")
              .rows((long) featuresBefore * tokens, (featuresBefore + 1L) * tokens);
      smol.check(inputs + "image_features", HostValues.of(want), got, i -> false);
      assertThat(weights.unused()).isEmpty();
    }
  }

  private static long pictures(TensorData pixels) {
    return pixels.shape().size(0).value() * pixels.shape().size(1).value();
  }
}
