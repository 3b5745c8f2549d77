package ai.lynx.vision.encoders.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.vision.encoders.ReferenceCase;
import ai.lynx.vision.encoders.decoding.ImageIoDecoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files to numbers, as Hugging Face's processors make them of the same preprocessor_config.json.
 */
class PublishedTransformReferenceTest {
  private static final float TOLERANCE = 2e-6f; // as case.json says

  @ParameterizedTest
  @ValueSource(strings = {"blip", "clip", "dinov2", "llava", "siglip"})
  void equalsTheOriginal(String name) {
    try (ReferenceCase reference = ReferenceCase.open("images/processor-" + name)) {
      for (JsonNode item : reference.description().get("items")) {
        Map<String, Object> settings = settings(reference, item);
        boolean old = item.has("up_to_pillow_12");
        compare(reference, item, settings, old ? "up_to_pillow_12" : "tensor");
        settings.put("pass_order", "pillow-13");
        compare(reference, item, settings, "tensor");
      }
    }
  }

  private static void compare(
      ReferenceCase reference, JsonNode item, Map<String, Object> settings, String expected) {
    String file = item.get("file").asText();
    RgbImage image = new ImageIoDecoder().decode(reference.bytes(file), file);

    TensorData got =
        new PublishedTransformProvider()
            .create(Settings.of("preprocessor_config.json", settings))
            .apply(List.of(image));

    float[] want = reference.tensor(item.get(expected).asText()).toFloats();
    float[] values = got.toFloats();
    assertThat(values).as(file).hasSameSizeAs(want);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).as(file).isCloseTo(want[i], within(TOLERANCE));
    }
  }

  /** The file as it is, or the library's defaults. */
  private static Map<String, Object> settings(ReferenceCase reference, JsonNode item) {
    JsonNode file = reference.json("preprocessor_config.json");
    Map<String, Object> settings = new LinkedHashMap<>();
    if (item.has("config")) {
      settings.put("image_processor_type", file.get("image_processor_type").asText());
    } else {
      settings.putAll(
          new ObjectMapper().convertValue(file, new TypeReference<Map<String, Object>>() {}));
    }
    return settings;
  }
}
