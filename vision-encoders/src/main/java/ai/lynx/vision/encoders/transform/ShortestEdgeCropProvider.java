package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.ImageTransformProvider;

/**
 * Registers the image transform {@code shortest-edge-crop}. Settings: {@code size} (must be given),
 * {@code mean} and {@code std} (three numbers each, those of CLIP), {@code resample} ({@code
 * bicubic}; or {@code nearest}, {@code box}, {@code bilinear}, {@code hamming}, {@code lanczos}),
 * {@code passOrder} ({@code horizontal-first}; or {@code pillow-13}).
 */
public final class ShortestEdgeCropProvider implements ImageTransformProvider {
  @Override
  public String name() {
    return "shortest-edge-crop";
  }

  @Override
  public ImageTransform create(Settings settings) {
    return new ShortestEdgeCrop(ShortestEdgeCropSettings.parse(settings));
  }
}
