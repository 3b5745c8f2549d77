package ai.lynx.vision.encoders.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.vision.encoders.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PillowResizerTest {
  private static final Map<String, String> MODES =
      Map.of(
          "RGB", "rgb", "RGBA", "rgba", "L", "grey", "I;16", "grey16", "P", "palette", "1",
          "one-bit");

  @TestFactory
  Stream<DynamicTest> equalsPillow() {
    ReferenceCase reference = ReferenceCase.open("images/resize");
    return StreamSupport.stream(reference.description().get("items").spliterator(), false)
        .flatMap(
            item ->
                Stream.of("pillow-13", "horizontal-first")
                    .map(
                        order ->
                            DynamicTest.dynamicTest(
                                order + " " + item.get("tensor").asText(),
                                () -> equalsPillow(reference, item, order))));
  }

  private static void equalsPillow(ReferenceCase reference, JsonNode item, String order) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("mode", MODES.get(item.get("mode").asText()));
    settings.put("filter", item.get("filter").asText());
    settings.put("width", item.get("width").asInt());
    settings.put("height", item.get("height").asInt());
    settings.put("passOrder", order);
    if (item.has("box")) {
      List<Double> box = new ArrayList<>();
      item.get("box").forEach(edge -> box.add(edge.asDouble()));
      settings.put("box", box);
    }
    if (item.has("reducing_gap")) {
      settings.put("reducingGap", item.get("reducing_gap").asDouble());
    }
    boolean old = order.equals("horizontal-first") && item.has("up_to_pillow_12");
    TensorData want = reference.tensor(item.get(old ? "up_to_pillow_12" : "tensor").asText());

    TensorData got =
        new PillowResizer()
            .resize(reference.tensor(item.get("source").asText()), Settings.of("test", settings));

    assertThat(got.shape()).isEqualTo(want.shape());
    assertThat(got.toLongs()).isEqualTo(want.toLongs());
  }

  @Test
  void pixelsOfAnotherModeAreRefused() {
    TensorData grey = new TensorData(Shape.of(2, 3), ElementType.UINT8, ByteBuffer.allocate(6));
    Settings rgb = Settings.of("test", Map.of("width", 4, "height", 4));

    assertThatThrownBy(() -> new PillowResizer().resize(grey, rgb))
        .isInstanceOf(InvalidMediaException.class)
        .hasMessageContaining("RGB needs UINT8 pixels of 3 channels");
  }

  @Test
  void greyOf16BitsIsCutWhereTheFilterOvershoots() {
    ByteBuffer pixels = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    pixels.asIntBuffer().put(new int[] {0, 65535, 65535, 0});
    Map<String, Object> settings =
        Map.of("width", 8, "height", 1, "mode", "grey16", "filter", "lanczos");

    TensorData got =
        new PillowResizer()
            .resize(
                new TensorData(Shape.of(1, 4), ElementType.INT32, pixels),
                Settings.of("test", settings));

    // Pillow 13.0.0
    assertThat(got.toLongs()).containsExactly(0, 12060, 46929, 65535, 65535, 46929, 12060, 0);
  }

  @Test
  void mistakesInTheSettingsAreNamed() {
    TensorData grey = new TensorData(Shape.of(2, 3), ElementType.UINT8, ByteBuffer.allocate(6));
    Settings wrong = Settings.of("test", Map.of("width", 4, "mode", "grey", "filter", "cubic"));

    assertThatThrownBy(() -> new PillowResizer().resize(grey, wrong))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("height is missing")
        .hasMessageContaining("filter must be one of");
  }
}
