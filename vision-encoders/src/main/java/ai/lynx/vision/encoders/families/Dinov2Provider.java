package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.pooling.ClassToken;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.PictureSizes;
import ai.lynx.vision.encoders.vit.VitNames;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code dinov2} (arXiv 2304.07193), {@code Dinov2Model} of Hugging
 * Face. Settings are the keys of its {@code config.json}, and those of {@link
 * ai.lynx.vision.encoders.vit.Features}.
 *
 * <p>What each half of a block adds is scaled. Pictures may have any size.
 */
public final class Dinov2Provider implements VisionEncoderProvider {
  @Override
  public String name() {
    return "dinov2";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return Published.isOfType(published, "dinov2");
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return Published.encoder(settings)
        .parse(Dinov2Provider::read)
        .create(Published.below("dinov2", "embeddings.cls_token", weights));
  }

  private static FamilyConfig read(SettingsReader read) {
    boolean gated = read.flag("use_swiglu_ffn", false);
    double ratio = read.decimal("mlp_ratio", 4, 0.001, 64);
    VitSize size =
        HuggingFaceSize.base(14)
            .read(read, width -> gated ? gatedWidth(width, ratio) : (int) (width * ratio));
    VitSpec spec =
        new VitSpec(
            "dinov2",
            size,
            names(gated),
            true,
            true,
            read.flag("qkv_bias", true) ? AttentionBias.ALL : AttentionBias.NONE,
            gated,
            Activations.read(read, "hidden_act", "gelu"),
            HuggingFaceSize.epsilon(read, 1e-6),
            PictureSizes.ANY,
            Optional.of(weights -> new ClassToken(Optional.empty())));
    return new FamilyConfig(spec, HuggingFaceSize.features(read, size));
  }

  /** Two thirds, rounded up to a multiple of 8 ({@code Dinov2SwiGLUFFN}). */
  private static int gatedWidth(int width, double ratio) {
    int plain = (int) (width * ratio);
    return (plain * 2 / 3 + 7) / 8 * 8;
  }

  private static VitNames names(boolean gated) {
    return new VitNames(
        Optional.of("embeddings.cls_token"),
        "embeddings.patch_embeddings.projection",
        "embeddings.position_embeddings",
        Optional.empty(),
        "encoder.layer",
        new VitNames.Block(
            "norm1",
            VitProvider.ATTENTION,
            VitProvider.ATTENTION_OUTPUT,
            Optional.of("layer_scale1.lambda1"),
            "norm2",
            gated ? "mlp.weights_in" : "mlp.fc1",
            gated ? "mlp.weights_out" : "mlp.fc2",
            Optional.of("layer_scale2.lambda1")),
        Optional.of("layernorm"));
  }
}
