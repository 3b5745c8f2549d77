package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** Windows bitmaps. */
final class BmpFormat implements PictureFormat {
  private static final int HEADER_BYTES = 26;

  /** A run of 255 pixels takes two bytes. */
  private static final int MOST_PIXELS_PER_BYTE = 128;

  private final JdkReader reader = new JdkReader("bmp", MOST_PIXELS_PER_BYTE);

  @Override
  public String name() {
    return "BMP";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    return new EncodedPicture("", encoded).hasAscii(0, "BM");
  }

  @Override
  public RgbImage decode(EncodedPicture picture) throws IOException {
    picture.need(0, HEADER_BYTES, "its header");
    return RasterColors.toRgb(reader.read(picture));
  }
}
