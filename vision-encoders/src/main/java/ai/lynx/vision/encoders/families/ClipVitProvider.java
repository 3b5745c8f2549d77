package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.pooling.ClassToken;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.VitNames;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code clip-vit}: the vision tower of CLIP (arXiv 2103.00020),
 * {@code CLIPVisionModel} of Hugging Face, alone or in a whole CLIP. Settings are the keys of its
 * {@code config.json}, and those of {@link ai.lynx.vision.encoders.vit.Features}.
 *
 * <p>A norm stands before the blocks and none behind them; only the pooled class token passes one.
 */
public final class ClipVitProvider implements VisionEncoderProvider {
  /** IDEFICS' are named alike. */
  static final VitNames NAMES =
      new VitNames(
          Optional.of("embeddings.class_embedding"),
          "embeddings.patch_embedding",
          "embeddings.position_embedding.weight",
          Optional.of("pre_layrnorm"), // so spelt in every checkpoint
          "encoder.layers",
          SiglipVitProvider.BLOCK,
          Optional.empty());

  @Override
  public String name() {
    return "clip-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return Published.isOfType(published, "clip_vision_model", "clip");
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return Published.encoder(settings)
        .parse(ClipVitProvider::read)
        .create(Published.below("vision_model", "embeddings.patch_embedding.weight", weights));
  }

  private static FamilyConfig read(SettingsReader read) {
    VitSize size = HuggingFaceSize.base(32).read(read, 3072);
    double epsilon = HuggingFaceSize.epsilon(read, 1e-5);
    VitSpec spec =
        new VitSpec(
            "clip-vit",
            size,
            NAMES,
            false,
            false,
            AttentionBias.ALL,
            false,
            Activations.read(read, "hidden_act", "quick_gelu"),
            epsilon,
            HuggingFaceSize.sizes(read),
            Optional.of(
                weights ->
                    new ClassToken(
                        Optional.of(
                            LayerNorm.of(weights.at("post_layernorm"), size.width(), epsilon)))));
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }
}
