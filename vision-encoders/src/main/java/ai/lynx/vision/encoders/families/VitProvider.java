package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.layers.Linear;
import ai.lynx.vision.encoders.pooling.DenseClassToken;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.VitNames;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code vit} (arXiv 2010.11929), {@code ViTModel} of Hugging Face.
 * Settings are the keys of its {@code config.json}, and those of {@link
 * ai.lynx.vision.encoders.vit.Features}.
 */
public final class VitProvider implements VisionEncoderProvider {
  /** DINOv2's are named alike. */
  static final VitNames.Attention ATTENTION =
      new VitNames.Split(
          "attention.attention.query", "attention.attention.key", "attention.attention.value");

  static final String ATTENTION_OUTPUT = "attention.output.dense";

  private static final VitNames NAMES =
      new VitNames(
          Optional.of("embeddings.cls_token"),
          "embeddings.patch_embeddings.projection",
          "embeddings.position_embeddings",
          Optional.empty(),
          "encoder.layer",
          new VitNames.Block(
              "layernorm_before",
              ATTENTION,
              ATTENTION_OUTPUT,
              Optional.empty(),
              "layernorm_after",
              "intermediate.dense",
              "output.dense",
              Optional.empty()),
          Optional.of("layernorm"));

  @Override
  public String name() {
    return "vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return Published.isOfType(published, "vit");
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return Published.encoder(settings)
        .parse(VitProvider::read)
        .create(Published.below("vit", "embeddings.cls_token", weights));
  }

  private static FamilyConfig read(SettingsReader read) {
    VitSize size = HuggingFaceSize.base(16).read(read, 3072);
    Elementwise.Function poolerActivation = Activations.read(read, "pooler_act", "tanh");
    int pooled = read.integer("pooler_output_size", size.width(), 1, 1 << 16);
    VitSpec spec =
        new VitSpec(
            "vit",
            size,
            NAMES,
            true,
            true,
            read.flag("qkv_bias", true) ? AttentionBias.ALL : AttentionBias.NONE,
            false,
            Activations.read(read, "hidden_act", "gelu"),
            HuggingFaceSize.epsilon(read, 1e-12),
            HuggingFaceSize.sizes(read),
            Optional.of(
                weights ->
                    new DenseClassToken(
                        Linear.of(
                            weights.at("pooler.dense"),
                            Initialization.normal(0.02),
                            size.width(),
                            pooled),
                        poolerActivation)));
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }
}
