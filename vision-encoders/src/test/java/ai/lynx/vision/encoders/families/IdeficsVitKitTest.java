package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.components.VisionEncoderTest;
import java.util.Map;
import java.util.Set;

class IdeficsVitKitTest extends VisionEncoderTest {
  @Override
  protected VisionEncoderProvider provider() {
    return new IdeficsVitProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of(
            "image_size", 11,
            "patch_size", 3,
            "embed_dim", 12,
            "num_hidden_layers", 2,
            "num_attention_heads", 3,
            "intermediate_size", 16));
  }

  @Override
  protected Shape picture() {
    return Shape.of(3, 11, 11);
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return Set.of(
        "encoder.layers.0.self_attn.k_proj.bias", "encoder.layers.1.self_attn.k_proj.bias");
  }
}
