package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.components.VisionEncoderTest;
import java.util.Map;
import java.util.Set;

/** Layer scale and a gated feed-forward network. */
class Dinov2GatedKitTest extends VisionEncoderTest {
  @Override
  protected VisionEncoderProvider provider() {
    return new Dinov2Provider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of(
            "image_size",
            11,
            "patch_size",
            3,
            "hidden_size",
            12,
            "num_hidden_layers",
            2,
            "num_attention_heads",
            3,
            "mlp_ratio",
            1,
            "use_swiglu_ffn",
            true));
  }

  @Override
  protected Shape picture() {
    return Shape.of(3, 11, 11);
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return Set.of(
        "dinov2.encoder.layer.0.attention.attention.key.bias",
        "dinov2.encoder.layer.1.attention.attention.key.bias");
  }
}
