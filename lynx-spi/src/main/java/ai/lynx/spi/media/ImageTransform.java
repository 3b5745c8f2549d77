package ai.lynx.spi.media;

import ai.lynx.spi.tensor.TensorData;
import java.util.List;

/**
 * Turns decoded pictures into what a vision encoder reads: resized, cropped, normalised. Safe for
 * several threads.
 */
public interface ImageTransform {
  /** FLOAT32 (pictures, channels, height, width). */
  TensorData apply(List<RgbImage> images);

  /**
   * One picture in as many pieces as it is looked at in; one, unless the model cuts pictures into
   * tiles.
   */
  default PicturePieces pieces(RgbImage image) {
    return new PicturePieces(apply(List.of(image)), 0, 0);
  }
}
