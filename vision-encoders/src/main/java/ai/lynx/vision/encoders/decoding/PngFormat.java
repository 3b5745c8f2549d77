package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** PNG, of every colour type and depth. */
final class PngFormat implements PictureFormat {
  /** One-bit pixels, deflated at best. */
  private static final int MOST_PIXELS_PER_BYTE = 8 * PngChunks.MOST_EXPANSION;

  private final JdkReader reader = new JdkReader("png", MOST_PIXELS_PER_BYTE);

  @Override
  public String name() {
    return "PNG";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    return PngChunks.hasSignature(encoded);
  }

  @Override
  public RgbImage decode(EncodedPicture picture) throws IOException {
    PngChunks.check(picture);
    return RasterColors.toRgb(reader.read(picture));
  }
}
