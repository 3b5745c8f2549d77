package ai.lynx.vision.encoders.eva;

import ai.lynx.spi.config.Settings;

/**
 * What a configuration says of an EVA encoder; the defaults are EVA ViT-g.
 *
 * @param imageSize height and width of the pictures, in pixels
 * @param patchSize height and width of a patch; what is left over of the picture is unused
 * @param width the length of a hidden vector, a multiple of the heads
 * @param depth blocks
 * @param heads attention heads
 * @param mlpRatio how many times wider the feed-forward network is
 */
record EvaVitSettings(
    int imageSize, int patchSize, int width, int depth, int heads, double mlpRatio) {
  EvaVitSettings {
    if (patchSize > imageSize) {
      throw new IllegalArgumentException(
          "patchSize must be at most imageSize (" + imageSize + "), not " + patchSize);
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "width must be a multiple of heads (" + heads + "), not " + width);
    }
  }

  static EvaVitSettings parse(Settings given) {
    return given.parse(
        read ->
            new EvaVitSettings(
                read.integer("imageSize", 1, 1 << 14),
                read.integer("patchSize", 14, 1, 1 << 10),
                read.integer("width", 1408, 1, 1 << 16),
                read.integer("depth", 39, 1, 1000),
                read.integer("heads", 16, 1, 1 << 10),
                read.decimal("mlpRatio", 4.3637, 0.001, 64)));
  }

  /** Patches along a side. */
  int grid() {
    return imageSize / patchSize;
  }

  /** The width of the feed-forward network: cut, not rounded. */
  int mlpWidth() {
    return (int) (width * mlpRatio);
  }
}
