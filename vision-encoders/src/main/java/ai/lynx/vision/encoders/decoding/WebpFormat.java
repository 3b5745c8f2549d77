package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;

/**
 * WebP, lossy and lossless; of an animation the first frame. The library repeats the colour of
 * lossy pictures, which is stored at half size, where Pillow's interpolates it: colours at sharp
 * edges differ.
 */
final class WebpFormat implements PictureFormat {
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int RIFF_HEADER_BYTES = 12;
  private static final String PROFILE = "ICCP";

  /** A lossless picture of one colour takes no bits for its pixels. */
  private static final int MOST_PIXELS_PER_BYTE = EncodedPicture.MOST_PIXELS;

  @Override
  public String name() {
    return "WebP";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    EncodedPicture head = new EncodedPicture("", encoded);
    return head.hasAscii(0, "RIFF") && head.hasAscii(8, "WEBP");
  }

  @Override
  public RgbImage decode(EncodedPicture picture) throws IOException {
    picture.need(0, CHUNK_HEADER_BYTES + picture.littleEndianInt(4), "its RIFF container");
    EncodedPicture plain = withoutProfile(picture);
    return RasterColors.toRgb(
        FirstPicture.read(plain, new WebPImageReaderSpi(), MOST_PIXELS_PER_BYTE));
  }

  /** Renames a colour profile, which the library would apply and Pillow ignores. */
  private static EncodedPicture withoutProfile(EncodedPicture picture) {
    byte[] bytes = picture.bytes();
    long at = RIFF_HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= bytes.length) {
      if (picture.hasAscii((int) at, PROFILE)) {
        byte[] renamed = bytes.clone();
        renamed[(int) at] = '-';
        return new EncodedPicture(picture.name(), renamed);
      }
      long length = picture.littleEndianInt((int) at + 4);
      at += CHUNK_HEADER_BYTES + length + length % 2;
    }
    return picture;
  }
}
