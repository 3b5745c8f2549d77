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
    return RasterColors.toRgb(
        FirstPicture.read(picture, new WebPImageReaderSpi(), MOST_PIXELS_PER_BYTE));
  }
}
