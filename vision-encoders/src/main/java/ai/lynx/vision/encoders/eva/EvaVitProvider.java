package ai.lynx.vision.encoders.eva;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.Features;
import ai.lynx.vision.encoders.vit.PictureSizes;
import ai.lynx.vision.encoders.vit.VitEncoder;
import ai.lynx.vision.encoders.vit.VitNames;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code eva-vit}: EVA (arXiv 2211.07636) as Lynx uses it, without a
 * norm at the end; all tokens are features, the class token first. Settings: {@code imageSize}
 * (must be given), {@code patchSize} (14), {@code width} (1408), {@code depth} (39), {@code heads}
 * (16), {@code mlpRatio} (4.3637).
 *
 * <p>Queries, keys and values have matrices of their own ({@code attn.q_proj} and so on); a
 * checkpoint with the published fused {@code attn.qkv} is split by whoever reads it. A table of
 * positions for another picture size is resized here.
 */
public final class EvaVitProvider implements VisionEncoderProvider {
  private static final double EPSILON = 1e-6;

  private static final VitNames NAMES =
      new VitNames(
          Optional.of("cls_token"),
          "patch_embed.proj",
          "pos_embed",
          Optional.empty(),
          "blocks",
          new VitNames.Block(
              "norm1",
              new VitNames.Split("attn.q_proj", "attn.k_proj", "attn.v_proj"),
              "attn.proj",
              Optional.empty(),
              "norm2",
              "mlp.fc1",
              "mlp.fc2",
              Optional.empty()),
          Optional.empty());

  @Override
  public String name() {
    return "eva-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return new VitEncoder(spec(EvaVitSettings.parse(settings)), Features.LAST, weights);
  }

  private static VitSpec spec(EvaVitSettings settings) {
    return new VitSpec(
        "eva-vit",
        new VitSize(
            settings.imageSize(),
            settings.patchSize(),
            3,
            settings.width(),
            settings.depth(),
            settings.heads(),
            settings.mlpWidth()),
        NAMES,
        true,
        true,
        AttentionBias.QUERY_AND_VALUE,
        false,
        Elementwise.Function.GELU,
        EPSILON,
        PictureSizes.CONFIGURED,
        Optional.empty());
  }
}
