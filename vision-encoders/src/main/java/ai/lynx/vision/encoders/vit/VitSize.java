package ai.lynx.vision.encoders.vit;

/**
 * How large a vision transformer is.
 *
 * @param imageSize height and width of the pictures it was trained on, in pixels
 * @param patchSize height and width of a patch; what is left over of the picture is unused
 * @param channels of a picture
 * @param width the length of a hidden vector, a multiple of the heads
 * @param depth blocks
 * @param heads attention heads
 * @param mlpWidth the length of the vectors inside the feed-forward network
 */
public record VitSize(
    int imageSize, int patchSize, int channels, int width, int depth, int heads, int mlpWidth) {
  public VitSize {
    if (patchSize > imageSize) {
      throw new IllegalArgumentException(
          "the patch size must be at most the image size (%d), not %d"
              .formatted(imageSize, patchSize));
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "the width must be a multiple of the heads (%d), not %d".formatted(heads, width));
    }
  }

  /** Patches along a side of the pictures it was trained on. */
  public int grid() {
    return imageSize / patchSize;
  }
}
