package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the vision encoder {@code mllama} of Llama 3.2 vision. Settings are the keys of its
 * {@code vision_config}: {@code image_size} (448, a tile's), {@code patch_size} (14), {@code
 * num_channels} (3), {@code hidden_size} (1280), {@code num_hidden_layers} (32), {@code
 * num_global_layers} (8), {@code attention_heads} (16), {@code intermediate_size} (5120), {@code
 * hidden_act} (gelu), {@code norm_eps} (1e-5), {@code max_num_tiles} (4), {@code
 * supported_aspect_ratios} (the eight ways to lay up to four tiles), {@code
 * intermediate_layers_indices} (3, 7, 15, 23, 30), {@code initializer_range} (0.02).
 */
public final class MllamaVisionProvider implements VisionEncoderProvider {
  @Override
  public String name() {
    return "mllama";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return "mllama_vision_model".equals(published.values().get("model_type"));
  }

  @Override
  public TiledVisionEncoder create(Settings settings, Weights weights) {
    return new MllamaVisionEncoder(MllamaVisionSettings.parse(settings), weights);
  }
}
