package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.PictureSizes;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code idefics-vit}: CLIP's tower as IDEFICS has it, {@code
 * IdeficsVisionTransformer} of Hugging Face. Settings are the keys of a {@code vision_config} of
 * IDEFICS, and those of {@link ai.lynx.vision.encoders.vit.Features}.
 *
 * <p>It differs from {@code clip-vit} in what its keys are called and what they mean where they are
 * missing. Pictures have the configured size; the original's way to resize positions for others is
 * not built.
 */
public final class IdeficsVitProvider implements VisionEncoderProvider {
  @Override
  public String name() {
    return "idefics-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return Published.isOfType(published, "idefics_vision");
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return settings.parse(IdeficsVitProvider::read).create(weights);
  }

  private static FamilyConfig read(SettingsReader read) {
    int width = read.integer("hidden_size", 768, 1, 1 << 16);
    VitSize size =
        new VitSize(
            read.integer("image_size", 224, 1, 1 << 14),
            read.integer("patch_size", 14, 1, 1 << 10),
            read.integer("num_channels", 3, 1, 1 << 10),
            read.integer("embed_dim", width, 1, 1 << 16),
            read.integer("num_hidden_layers", 32, 1, 1000),
            read.integer("num_attention_heads", 16, 1, 1 << 10),
            read.integer("intermediate_size", 5120, 1, 1 << 18));
    VitSpec spec =
        new VitSpec(
            "idefics-vit",
            size,
            ClipVitProvider.NAMES,
            false,
            false,
            AttentionBias.ALL,
            false,
            Activations.read(read, "hidden_act", "gelu"),
            HuggingFaceSize.epsilon(read, 1e-5),
            PictureSizes.AS_STORED,
            Optional.empty());
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }
}
