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
 * Registers the vision encoder {@code idefics3-vit}: SigLIP for pictures of any size and shape, as
 * Idefics3 (arXiv 2408.12637) and SmolVLM (arXiv 2504.05299) have it, {@code
 * Idefics3VisionTransformer} of Hugging Face. Settings are the keys of its part of {@code
 * config.json}, and those of {@link ai.lynx.vision.encoders.vit.Features}.
 *
 * <p>A picture's patches are spread over the table of positions, and patches that only fill a batch
 * up are not looked at.
 */
public final class Idefics3VitProvider implements VisionEncoderProvider {
  @Override
  public String name() {
    return "idefics3-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return Published.isOfType(published, "idefics3_vision", "smolvlm_vision");
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return settings.parse(Idefics3VitProvider::read).create(weights);
  }

  private static FamilyConfig read(SettingsReader read) {
    VitSize size = new HuggingFaceSize(32, 1152, 12, 16).read(read, 3072);
    double epsilon = HuggingFaceSize.epsilon(read, 1e-6);
    VitSpec spec =
        new VitSpec(
            "idefics3-vit",
            size,
            SiglipVitProvider.NAMES,
            false,
            true,
            AttentionBias.ALL,
            false,
            Activations.read(read, "hidden_act", "gelu_pytorch_tanh"),
            epsilon,
            PictureSizes.SPREAD,
            Optional.empty());
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }
}
