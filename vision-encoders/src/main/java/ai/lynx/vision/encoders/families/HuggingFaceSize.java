package ai.lynx.vision.encoders.families;

import ai.lynx.spi.config.SettingsReader;
import ai.lynx.vision.encoders.vit.Features;
import ai.lynx.vision.encoders.vit.PictureSizes;
import ai.lynx.vision.encoders.vit.VitSize;

/**
 * The keys that all of Hugging Face's vision transformers share, with the defaults of one family.
 *
 * @param patch default of {@code patch_size}
 * @param width default of {@code hidden_size}
 * @param depth default of {@code num_hidden_layers}
 * @param heads default of {@code num_attention_heads}
 */
record HuggingFaceSize(int patch, int width, int depth, int heads) {
  /** Of most families: the size of ViT-B. */
  static HuggingFaceSize base(int patch) {
    return new HuggingFaceSize(patch, 768, 12, 12);
  }

  /** With {@code intermediate_size}. */
  VitSize read(SettingsReader read, int mlpWidth) {
    return sized(read, read.integer("intermediate_size", mlpWidth, 1, 1 << 18));
  }

  /** With a feed-forward network whose width follows from {@code hidden_size}. */
  VitSize read(SettingsReader read, MlpWidth mlpWidth) {
    return sized(read, mlpWidth.of(width(read)));
  }

  /** How wide the feed-forward network is. */
  interface MlpWidth {
    int of(int width);
  }

  private int width(SettingsReader read) {
    return read.integer("hidden_size", width, 1, 1 << 16);
  }

  private VitSize sized(SettingsReader read, int mlpWidth) {
    return new VitSize(
        read.integer("image_size", 224, 1, 1 << 14),
        read.integer("patch_size", patch, 1, 1 << 10),
        read.integer("num_channels", 3, 1, 1 << 10),
        width(read),
        read.integer("num_hidden_layers", depth, 1, 1000),
        read.integer("num_attention_heads", heads, 1, 1 << 10),
        mlpWidth);
  }

  static double epsilon(SettingsReader read, double otherwise) {
    return read.decimal("layer_norm_eps", otherwise, 0, 1);
  }

  /** Pictures of another size are a mistake unless {@code interpolate_pos_encoding} is set. */
  static PictureSizes sizes(SettingsReader read) {
    return read.flag("interpolate_pos_encoding", false)
        ? PictureSizes.ANY
        : PictureSizes.CONFIGURED;
  }

  /** The features asked for; the other keys of the file are about training or other programs. */
  static Features features(SettingsReader read, VitSize size) {
    Features features = Features.read(read, size.depth());
    read.ignoreOthers();
    return features;
  }
}
