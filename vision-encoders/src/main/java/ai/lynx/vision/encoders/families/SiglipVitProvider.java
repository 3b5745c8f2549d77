package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.pooling.AttentionPooling;
import ai.lynx.vision.encoders.pooling.Pooling;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.VitNames;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code siglip-vit}: the vision tower of SigLIP (arXiv 2303.15343),
 * {@code SiglipVisionModel} of Hugging Face, alone or in a whole SigLIP. Settings are the keys of
 * its {@code config.json}, and those of {@link ai.lynx.vision.encoders.vit.Features}.
 *
 * <p>There is no class token; a head of attention pools.
 */
public final class SiglipVitProvider implements VisionEncoderProvider {
  /** CLIP's blocks are named alike. */
  static final VitNames.Block BLOCK =
      new VitNames.Block(
          "layer_norm1",
          new VitNames.Split("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
          "self_attn.out_proj",
          Optional.empty(),
          "layer_norm2",
          "mlp.fc1",
          "mlp.fc2",
          Optional.empty());

  /** What SigLIP's checkpoints, and those of its relatives, call weights. */
  static final VitNames NAMES =
      new VitNames(
          Optional.empty(),
          "embeddings.patch_embedding",
          "embeddings.position_embedding.weight",
          Optional.empty(),
          "encoder.layers",
          BLOCK,
          Optional.of("post_layernorm"));

  @Override
  public String name() {
    return "siglip-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return Published.isOfType(published, "siglip_vision_model", "siglip");
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return Published.encoder(settings)
        .parse(SiglipVitProvider::read)
        .create(Published.below("vision_model", "embeddings.patch_embedding.weight", weights));
  }

  private static FamilyConfig read(SettingsReader read) {
    VitSize size = HuggingFaceSize.base(16).read(read, 3072);
    double epsilon = HuggingFaceSize.epsilon(read, 1e-6);
    Elementwise.Function activation = Activations.read(read, "hidden_act", "gelu_pytorch_tanh");
    VitSpec spec =
        new VitSpec(
            "siglip-vit",
            size,
            NAMES,
            false,
            true,
            AttentionBias.ALL,
            false,
            activation,
            epsilon,
            HuggingFaceSize.sizes(read),
            read.flag("vision_use_head", true)
                ? Optional.of(weights -> head(weights, size, activation, epsilon))
                : Optional.empty());
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }

  private static Pooling head(
      Weights weights, VitSize size, Elementwise.Function activation, double epsilon) {
    return AttentionPooling.of(
        weights.at("head"), size.width(), size.mlpWidth(), size.heads(), activation, epsilon);
  }
}
