package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.Orientation;
import ai.lynx.spi.media.RgbImage;
import com.luciad.imageio.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * WebP, lossy and lossless; of an animation the first frame. Decoded by libwebp, as Pillow does:
 * the decoders that are written in Java give other pixels.
 */
final class WebpFormat implements PictureFormat {
  /** Half as many as of other formats: the library makes four bytes of a pixel, then we four. */
  private static final int MOST_PIXELS = EncodedPicture.MOST_PIXELS / 2;

  /** An even picture of any size fits into a few bytes. */
  private static final int ANY_EXPANSION = Integer.MAX_VALUE;

  private static final String EXIF = "EXIF";

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
    WebpChunks chunks = WebpChunks.of(picture);
    OptionalInt frame = chunks.firstFrame();
    RgbImage image =
        frame.isEmpty()
            ? still(picture)
            : chunks.screen(frame.getAsInt()).with(still(chunks.alone(frame.getAsInt())));
    return image.withOrientation(orientation(picture, chunks));
  }

  private static RgbImage still(EncodedPicture picture) throws IOException {
    return unpacked(
        FirstPicture.read(picture, new WebPImageReaderSpi(), MOST_PIXELS, ANY_EXPANSION));
  }

  /** Alpha, red, green and blue stand in one number. */
  private static RgbImage unpacked(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = new byte[Math.multiplyExact(pixels.length, 3)];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    RgbImage opaque = new RgbImage(image.getWidth(), image.getHeight(), rgb);
    if (!image.getColorModel().hasAlpha()) {
      return opaque;
    }
    byte[] alpha = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      alpha[i] = (byte) (pixels[i] >> 24);
    }
    return opaque.withAlpha(alpha);
  }

  private static Orientation orientation(EncodedPicture picture, WebpChunks chunks) {
    OptionalInt chunk = chunks.find(EXIF);
    if (chunk.isEmpty()) {
      return Orientation.UPRIGHT;
    }
    int from = WebpChunks.content(chunk.getAsInt());
    int named = picture.hasAscii(from, "Exif\0\0") ? 6 : 0;
    long end = Math.min(from + chunks.length(chunk.getAsInt()), picture.length());
    return ExifOrientation.of(picture, from + named, (int) end);
  }
}
