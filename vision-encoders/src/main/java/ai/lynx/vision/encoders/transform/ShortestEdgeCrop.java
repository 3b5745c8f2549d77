package ai.lynx.vision.encoders.transform;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.vision.encoders.resampling.PillowResize;
import java.util.List;

/**
 * The shorter side to the wanted size, the centre cut out, bytes normalised: the evaluation
 * transform of the official Lynx code (torchvision's Resize, CenterCrop, ToTensor, Normalize).
 */
final class ShortestEdgeCrop implements ImageTransform {
  private static final int CHANNELS = 3;

  private final ShortestEdgeCropSettings settings;

  ShortestEdgeCrop(ShortestEdgeCropSettings settings) {
    this.settings = settings;
  }

  @Override
  public TensorData apply(List<RgbImage> images) {
    int size = settings.size();
    int each = CHANNELS * size * size;
    float[] pixels = new float[Math.multiplyExact(images.size(), each)];
    for (int i = 0; i < images.size(); i++) {
      settings.normalization().write(crop(images.get(i)), pixels, i * each);
    }
    return TensorData.of(pixels, images.size(), CHANNELS, size, size);
  }

  /** Only the part that stays is computed, however long the picture is. */
  private RgbImage crop(RgbImage image) {
    int size = settings.size();
    int shorter = Math.min(image.width(), image.height());
    int width = resized(image.width(), shorter, image);
    int height = resized(image.height(), shorter, image);
    return new PillowResize(settings.resample(), width, height)
        .apply(image, offset(width), offset(height), size, size);
  }

  /** The length of a side after the shorter one has got its size: cut, not rounded. */
  private int resized(int side, int shorter, RgbImage image) {
    long length = (long) settings.size() * side / shorter;
    if (length > Integer.MAX_VALUE) {
      throw new InvalidMediaException(
          "A picture of %d x %d pixels is too long and narrow to be resized; cut it."
              .formatted(image.width(), image.height()));
    }
    return (int) length;
  }

  /** Where the crop begins: torchvision's {@code int(round(x / 2))}, halves to even. */
  private int offset(int side) {
    return (int) Math.rint((side - settings.size()) / 2.0);
  }
}
