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
 * Registers the vision encoder {@code blip2-vit}: EVA ViT-g as BLIP-2 and InstructBLIP have it
 * (arXiv 2301.12597), {@code Blip2VisionModel} of Hugging Face, alone or in a whole BLIP-2.
 * Settings are the keys of its {@code config.json}, and those of {@link
 * ai.lynx.vision.encoders.vit.Features}.
 *
 * <p>All tokens pass a norm behind the blocks; the pooled class token passes the same norm once
 * more, as in the original.
 */
public final class Blip2VitProvider implements VisionEncoderProvider {
  private static final String NORM_AFTER = "post_layernorm";

  private static final VitNames NAMES =
      new VitNames(
          Optional.of("embeddings.class_embedding"),
          "embeddings.patch_embedding",
          "embeddings.position_embedding",
          Optional.empty(),
          "encoder.layers",
          new VitNames.Block(
              "layer_norm1",
              new VitNames.Fused("self_attn.qkv"),
              "self_attn.projection",
              Optional.empty(),
              "layer_norm2",
              "mlp.fc1",
              "mlp.fc2",
              Optional.empty()),
          Optional.of(NORM_AFTER));

  @Override
  public String name() {
    return "blip2-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return Published.isOfType(
        published, "blip_2_vision_model", "blip-2", "instructblip_vision_model", "instructblip");
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return Published.encoder(settings)
        .parse(Blip2VitProvider::read)
        .create(Published.below("vision_model", "embeddings.class_embedding", weights));
  }

  private static FamilyConfig read(SettingsReader read) {
    VitSize size = new HuggingFaceSize(14, 1408, 39, 16).read(read, 6144);
    double epsilon = HuggingFaceSize.epsilon(read, 1e-6);
    VitSpec spec =
        new VitSpec(
            "blip2-vit",
            size,
            NAMES,
            true,
            true,
            read.flag("qkv_bias", true) ? AttentionBias.ALL : AttentionBias.NONE,
            false,
            Activations.read(read, "hidden_act", "gelu"),
            epsilon,
            HuggingFaceSize.sizes(read),
            Optional.of(
                weights ->
                    new ClassToken(
                        Optional.of(LayerNorm.of(weights.at(NORM_AFTER), size.width(), epsilon)))));
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }
}
