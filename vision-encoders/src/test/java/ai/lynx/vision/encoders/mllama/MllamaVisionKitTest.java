package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.components.VisionEncoderTest;
import java.util.List;
import java.util.Map;

class MllamaVisionKitTest extends VisionEncoderTest {
  @Override
  protected VisionEncoderProvider provider() {
    return new MllamaVisionProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.ofEntries(
            Map.entry("image_size", 7),
            Map.entry("patch_size", 3),
            Map.entry("hidden_size", 8),
            Map.entry("num_hidden_layers", 2),
            Map.entry("num_global_layers", 1),
            Map.entry("attention_heads", 2),
            Map.entry("intermediate_size", 10),
            Map.entry("max_num_tiles", 2),
            Map.entry("supported_aspect_ratios", List.of(List.of(1, 2), List.of(1, 1))),
            Map.entry("intermediate_layers_indices", List.of(1, 0))));
  }

  @Override
  protected Shape picture() {
    return Shape.of(3, 7, 7);
  }
}
