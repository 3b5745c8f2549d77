package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** JPEG: baseline and progressive; grey, colour and CMYK. */
final class JpegFormat implements PictureFormat {
  private final JdkReader reader = new JdkReader("jpeg");

  @Override
  public String name() {
    return "JPEG";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    return encoded.length >= 3
        && (encoded[0] & 0xff) == 0xff
        && (encoded[1] & 0xff) == JpegMarkers.START
        && (encoded[2] & 0xff) == 0xff;
  }

  @Override
  public RgbImage decode(EncodedPicture picture) throws IOException {
    JpegMarkers markers = JpegMarkers.of(picture);
    picture.checkSize(markers.width(), markers.height());
    return markers.components() == 4
        ? CmykColors.toRgb(reader.readRaster(picture), markers.adobeTransform())
        : RasterColors.toRgb(reader.read(picture));
  }
}
