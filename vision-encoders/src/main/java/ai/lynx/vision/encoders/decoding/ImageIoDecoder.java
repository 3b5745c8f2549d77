package ai.lynx.vision.encoders.decoding;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.media.RgbImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Registers the media decoder {@code java-imageio}: PNG, JPEG, GIF and BMP through the JDK's own
 * readers, WebP through libwebp; of animations the first frame.
 *
 * <p>As the original models saw pictures: colours under transparent pixels stay, pixels are not
 * turned, gamma and colour profiles are ignored, 16-bit grey is cut at 255. Transparency and the
 * orientation of EXIF stand beside the pixels. What a file is, its content decides, not its name.
 *
 * <p>Pictures over {@value EncodedPicture#MOST_PIXELS} pixels (of WebP, half as many) are refused
 * from their header.
 *
 * <p>Safe for use by several threads.
 */
public final class ImageIoDecoder implements MediaDecoder {
  private final List<PictureFormat> formats =
      List.of(
          new PngFormat(), new JpegFormat(), new GifFormat(), new BmpFormat(), new WebpFormat());

  @Override
  public String name() {
    return "java-imageio";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    return formatOf(encoded).isPresent();
  }

  @Override
  public RgbImage decode(byte[] encoded, String name) {
    EncodedPicture picture = new EncodedPicture(name, encoded);
    PictureFormat format = formatOf(encoded).orElseThrow(() -> unknown(picture));
    try {
      return format.decode(picture);
    } catch (IOException e) {
      throw picture.damaged(format.name() + " data that cannot be read: " + reason(e), e);
    } catch (InvalidMediaException e) {
      throw e;
    } catch (RuntimeException e) { // the readers' way of saying that a number in the file is wrong
      throw picture.damaged(format.name() + " data that makes no sense: " + e, e);
    }
  }

  /** Java's readers end some of their sentences with a dot, and so do ours. */
  private static String reason(IOException e) {
    String said = String.valueOf(e.getMessage());
    return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
  }

  private Optional<PictureFormat> formatOf(byte[] encoded) {
    return formats.stream().filter(format -> format.recognises(encoded)).findFirst();
  }

  private static InvalidMediaException unknown(EncodedPicture picture) {
    if (picture.bytes().length == 0) {
      return new InvalidMediaException(picture.name() + " is empty (0 bytes), not a picture.");
    }
    byte[] head = Arrays.copyOf(picture.bytes(), Math.min(8, picture.bytes().length));
    StringBuilder hex = new StringBuilder();
    for (byte value : head) {
      hex.append("%02x ".formatted(value & 0xff));
    }
    return new InvalidMediaException(
        "%s is no picture of a known format (it begins with %s); PNG, JPEG, GIF, BMP and WebP are read."
            .formatted(picture.name(), hex.toString().trim()));
  }
}
