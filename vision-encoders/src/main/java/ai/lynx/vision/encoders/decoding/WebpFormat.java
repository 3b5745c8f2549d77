package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.Orientation;
import ai.lynx.spi.media.RgbImage;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * WebP, lossy and lossless; of an animation the first frame. In animations the library repeats the
 * colour of lossy frames, which is stored at half size, where Pillow's interpolates it: colours at
 * sharp edges differ.
 */
final class WebpFormat implements PictureFormat {
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int RIFF_HEADER_BYTES = 12;
  private static final String PROFILE = "ICCP";
  private static final String EXIF = "EXIF";
  private static final String LOSSY = "VP8 ";

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
    RgbImage image =
        RasterColors.toRgb(
            FirstPicture.read(plain, new WebPImageReaderSpi(), MOST_PIXELS_PER_BYTE));
    return exact(picture, image).withOrientation(orientation(picture));
  }

  /** A picture whose only frame is lossy, with the colours that Pillow sees. */
  private static RgbImage exact(EncodedPicture picture, RgbImage image) throws IOException {
    OptionalInt chunk = find(picture, LOSSY);
    if (chunk.isEmpty()) {
      return image;
    }
    int from = chunk.getAsInt() + CHUNK_HEADER_BYTES;
    long length = picture.littleEndianInt(chunk.getAsInt() + 4);
    picture.need(from, length, "its frame");
    int to = (int) (from + length);
    byte[] rgb = LossyWebp.rgb(picture, from, to, image.width(), image.height());
    return new RgbImage(image.width(), image.height(), rgb).withAlpha(image.alpha());
  }

  private static Orientation orientation(EncodedPicture picture) {
    OptionalInt chunk = find(picture, EXIF);
    if (chunk.isEmpty()) {
      return Orientation.UPRIGHT;
    }
    int at = chunk.getAsInt();
    long end = at + CHUNK_HEADER_BYTES + picture.littleEndianInt(at + 4);
    int named = picture.hasAscii(at + CHUNK_HEADER_BYTES, "Exif\0\0") ? 6 : 0;
    return ExifOrientation.of(
        picture, at + CHUNK_HEADER_BYTES + named, (int) Math.min(end, picture.bytes().length));
  }

  /** Renames a colour profile, which the library would apply and Pillow ignores. */
  private static EncodedPicture withoutProfile(EncodedPicture picture) {
    OptionalInt chunk = find(picture, PROFILE);
    if (chunk.isEmpty()) {
      return picture;
    }
    byte[] renamed = picture.bytes().clone();
    renamed[chunk.getAsInt()] = '-';
    return new EncodedPicture(picture.name(), renamed);
  }

  /** Where the first chunk of a name begins. */
  private static OptionalInt find(EncodedPicture picture, String name) {
    long at = RIFF_HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= picture.bytes().length) {
      if (picture.hasAscii((int) at, name)) {
        return OptionalInt.of((int) at);
      }
      long length = picture.littleEndianInt((int) at + 4);
      at += CHUNK_HEADER_BYTES + length + length % 2;
    }
    return OptionalInt.empty();
  }
}
