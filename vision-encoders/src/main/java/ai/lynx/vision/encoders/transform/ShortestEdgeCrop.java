package ai.lynx.vision.encoders.transform;

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
    TargetSize.Extent whole = new TargetSize.ShortestEdge(size).of(image);
    return new PillowResize(
            settings.resample(), settings.passOrder(), whole.width(), whole.height())
        .apply(image, offset(whole.width()), offset(whole.height()), size, size);
  }

  /** Where the crop begins: torchvision's {@code int(round(x / 2))}, halves to even. */
  private int offset(int side) {
    return (int) Math.rint((side - settings.size()) / 2.0);
  }
}
