package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** PNG, of every colour type and depth. */
final class PngFormat implements PictureFormat {
  private final JdkReader reader = new JdkReader("png");

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
