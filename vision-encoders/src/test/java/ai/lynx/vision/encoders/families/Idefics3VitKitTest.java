package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.components.VisionEncoderTest;
import java.util.Map;
import java.util.Set;

/** Pictures that fill their pixels; those that do not are checked by the cases of whole models. */
class Idefics3VitKitTest extends VisionEncoderTest {
  @Override
  protected VisionEncoderProvider provider() {
    return new Idefics3VitProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of(
            "image_size",
            12,
            "patch_size",
            3,
            "hidden_size",
            12,
            "num_hidden_layers",
            2,
            "num_attention_heads",
            3,
            "intermediate_size",
            16));
  }

  @Override
  protected Shape picture() {
    return Shape.of(3, 12, 12);
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return Set.of(
        "encoder.layers.0.self_attn.k_proj.bias", "encoder.layers.1.self_attn.k_proj.bias");
  }
}
