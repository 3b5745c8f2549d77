package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.plug.Capability;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.pooling.ClassToken;
import ai.lynx.vision.encoders.pooling.PatchMean;
import ai.lynx.vision.encoders.pooling.Pooling;
import ai.lynx.vision.encoders.vit.AttentionBias;
import ai.lynx.vision.encoders.vit.Features;
import ai.lynx.vision.encoders.vit.PictureSizes;
import ai.lynx.vision.encoders.vit.VitNames;
import ai.lynx.vision.encoders.vit.VitSize;
import ai.lynx.vision.encoders.vit.VitSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the vision encoder {@code timm-eva}: EVA ViT-g (arXiv 2211.07636) as timm stores it,
 * {@code timm.models.eva.Eva} of the architectures {@code eva_giant_patch14_*}. Settings are those
 * of timm's {@code config.json}: {@code model_args} ({@code img_size}, {@code patch_size}, {@code
 * embed_dim}, {@code depth}, {@code num_heads}, {@code mlp_ratio}), {@code pretrained_cfg} and
 * {@code global_pool}; and those of {@link Features}.
 *
 * <p>With {@code global_pool} "avg" tokens pass no norm behind the blocks, and the mean of the
 * patches passes one; with "token" all tokens pass one.
 */
public final class TimmEvaProvider implements VisionEncoderProvider {
  private static final String ARCHITECTURE = "eva_giant_patch14";
  private static final double EPSILON = 1e-6;
  private static final String NORM_OF_MEAN = "fc_norm";
  private static final String NORM_AFTER = "norm";

  private static final VitNames.Block BLOCK =
      new VitNames.Block(
          "norm1",
          new VitNames.FusedWeight("attn.qkv", "attn.q_bias", "attn.v_bias"),
          "attn.proj",
          Optional.empty(),
          "norm2",
          "mlp.fc1",
          "mlp.fc2",
          Optional.empty());

  @Override
  public String name() {
    return "timm-eva";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public boolean reads(Settings published) {
    return String.valueOf(published.values().get("architecture")).startsWith(ARCHITECTURE);
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return settings.parse(TimmEvaProvider::read).create(weights);
  }

  private static FamilyConfig read(SettingsReader read) {
    int pretrained = read.optionalSection("pretrained_cfg", TimmEvaProvider::inputSize).orElse(224);
    VitSize size =
        read.optionalSection("model_args", args -> size(args, pretrained))
            .orElseGet(() -> size(pretrained));
    boolean mean = GlobalPool.AVG == read.choice("global_pool", GlobalPool.AVG);
    VitSpec spec =
        new VitSpec(
            "timm-eva",
            size,
            new VitNames(
                Optional.of("cls_token"),
                "patch_embed.proj",
                "pos_embed",
                Optional.empty(),
                "blocks",
                BLOCK,
                mean ? Optional.empty() : Optional.of(NORM_AFTER)),
            true,
            true,
            AttentionBias.QUERY_AND_VALUE,
            false,
            Elementwise.Function.GELU,
            EPSILON,
            PictureSizes.AS_STORED, // timm resizes tables in another way than Hugging Face
            Optional.of(weights -> pooling(weights, mean, size.width())));
    Features features = Features.read(read, size.depth());
    read.ignoreOthers();
    return new FamilyConfig(spec, features);
  }

  private static Pooling pooling(Weights weights, boolean mean, int width) {
    return mean
        ? new PatchMean(LayerNorm.of(weights.at(NORM_OF_MEAN), width, EPSILON))
        : new ClassToken(Optional.empty());
  }

  /** timm's ways of pooling that this encoder has. */
  private enum GlobalPool {
    AVG,
    TOKEN
  }

  private static int inputSize(SettingsReader read) {
    int size = read.decimals("input_size", 3, List.of(3.0, 224.0, 224.0)).get(1).intValue();
    read.ignoreOthers();
    return size;
  }

  private static VitSize size(SettingsReader args, int pretrained) {
    int width = args.integer("embed_dim", 1408, 1, 1 << 16);
    double ratio = args.decimal("mlp_ratio", 6144 / 1408.0, 0.001, 64);
    return new VitSize(
        args.integer("img_size", pretrained, 1, 1 << 14),
        args.integer("patch_size", 14, 1, 1 << 10),
        args.integer("in_chans", 3, 1, 1 << 10),
        width,
        args.integer("depth", 40, 1, 1000),
        args.integer("num_heads", 16, 1, 1 << 10),
        (int) (width * ratio)); // cut, not rounded
  }

  private static VitSize size(int pretrained) {
    return new VitSize(pretrained, 14, 3, 1408, 40, 16, 6144);
  }
}
