package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** JPEG: baseline and progressive; grey, colour and CMYK. */
final class JpegFormat implements PictureFormat {
  /** A block of 8 x 8 pixels takes at least one bit; twice that, for uneven subsampling. */
  private static final int MOST_PIXELS_PER_BYTE = 2 * 8 * 64;

  private final JdkReader reader = new JdkReader("jpeg", MOST_PIXELS_PER_BYTE);

  @Override
  public String name() {
    return "JPEG";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    return encoded.length >= 3
        && (encoded[0] & 0xff) == 0xff
        && (encoded[1] & 0xff) == PlainJpeg.START
        && (encoded[2] & 0xff) == 0xff;
  }

  @Override
  public RgbImage decode(EncodedPicture picture) throws IOException {
    PlainJpeg plain = PlainJpeg.of(picture);
    EncodedPicture file = plain.file();
    RgbImage image =
        switch (plain.components()) {
          case 3 -> reader.readRgb(file);
          case 4 -> CmykColors.toRgb(reader.readRaster(file), plain.adobeTransform());
          default -> RasterColors.toRgb(reader.read(file));
        };
    return image.withOrientation(plain.orientation());
  }
}
