package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.VitNames;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code mplug-owl-vit}: CLIP's ViT-L/14 as mPLUG-Owl (arXiv
 * 2304.14178) trained it on and stores it ({@code MplugOwlVisionModel} of X-PLUG/mPLUG-Owl), with
 * queries, keys and values of each head in one matrix and a norm behind the blocks that all tokens
 * pass. Settings are the keys of {@code vision_config} in its {@code config.json}, and those of
 * {@link ai.lynx.vision.encoders.vit.Features}.
 *
 * <p>No published numbers were at hand to hold it against.
 */
public final class MplugOwlVitProvider implements VisionEncoderProvider {
  private static final VitNames NAMES =
      new VitNames(
          Optional.of("embeddings.cls_token"),
          "embeddings.patch_embed",
          "embeddings.position_embedding",
          Optional.of("embeddings.pre_layernorm"),
          "encoder.layers",
          new VitNames.Block(
              "input_layernorm",
              new VitNames.FusedByHead("self_attn.query_key_value"),
              "self_attn.dense",
              Optional.empty(),
              "post_attention_layernorm",
              "mlp.fc1",
              "mlp.fc2",
              Optional.empty()),
          Optional.of("post_layernorm"));

  @Override
  public String name() {
    return "mplug-owl-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return settings.parse(MplugOwlVitProvider::read).create(weights);
  }

  private static FamilyConfig read(SettingsReader read) {
    VitSize size = new HuggingFaceSize(14, 1024, 24, 16).read(read, 4096);
    VitSpec spec =
        new VitSpec(
            "mplug-owl-vit",
            size,
            NAMES,
            true,
            false,
            AttentionBias.ALL,
            false,
            Activations.read(read, "hidden_act", "quick_gelu"),
            HuggingFaceSize.epsilon(read, 1e-6),
            HuggingFaceSize.sizes(read),
            Optional.empty());
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }
}
