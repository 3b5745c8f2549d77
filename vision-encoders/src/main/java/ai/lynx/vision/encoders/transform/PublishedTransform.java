package ai.lynx.vision.encoders.transform;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;

/**
 * What Hugging Face's image processors for one picture at a time do, in their order: to RGB, pad,
 * resize, crop, scale, normalise.
 */
final class PublishedTransform implements ImageTransform {
  private static final int CHANNELS = 3;

  private final PublishedSettings settings;

  PublishedTransform(PublishedSettings settings) {
    this.settings = settings;
  }

  @Override
  public TensorData apply(List<RgbImage> images) {
    List<RgbImage> prepared = images.stream().map(this::prepare).toList();
    if (prepared.isEmpty()) {
      throw new InvalidMediaException("There is no picture to prepare.");
    }
    int width = prepared.get(0).width();
    int height = prepared.get(0).height();
    int each = Math.multiplyExact(CHANNELS * width, height);
    float[] pixels = new float[Math.multiplyExact(prepared.size(), each)];
    for (int i = 0; i < prepared.size(); i++) {
      RgbImage image = prepared.get(i);
      if (image.width() != width || image.height() != height) {
        throw new InvalidMediaException(
            "Pictures of %d x %d and %d x %d pixels make no batch; the model's preprocessing neither resizes to one size nor crops."
                .formatted(width, height, image.width(), image.height()));
      }
      settings.normalization().write(image, pixels, i * each);
    }
    return TensorData.of(pixels, prepared.size(), CHANNELS, height, width);
  }

  private RgbImage prepare(RgbImage image) {
    RgbImage turned = settings.turn() ? image.upright() : image;
    RgbImage opaque =
        (settings.transparency() == Transparency.WHITE ? turned.onWhite() : turned).colours();
    RgbImage padded = settings.padding().map(padding -> padding.apply(opaque)).orElse(opaque);
    TargetSize.Extent size = settings.size().of(padded);
    return settings
        .crop()
        .map(crop -> crop.apply(padded, size, settings.resample(), settings.passOrder()))
        .orElseGet(() -> CentreCrop.whole(padded, size, settings.resample(), settings.passOrder()));
  }
}
