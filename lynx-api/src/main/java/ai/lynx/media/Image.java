package ai.lynx.media;

import ai.lynx.error.InvalidMediaException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture: either the bytes of an encoded file, decoded by a media plug when a model first looks
 * at it, or pixels.
 *
 * <p>Immutable and safe to share between threads. A file that is no picture is found when it is
 * used; the {@link InvalidMediaException} then names it by {@link #name()}.
 */
public final class Image implements Media {
  /** Encoded files beyond this size are refused: no picture that a model can look at needs them. */
  public static final long MAX_ENCODED_BYTES = 256L << 20;

  private final String name;
  private final Content content;

  private Image(String name, Content content) {
    this.name = name;
    this.content = content;
  }

  /** What a picture is made of. The arrays are shared for speed: treat them as read-only. */
  public sealed interface Content {}

  /** The bytes of an encoded file (PNG, JPEG, ...). */
  @SuppressWarnings(
      "ArrayRecordComponent") // read-only by contract; copying megabytes would cost every host
  public record Encoded(byte[] bytes) implements Content {}

  /** Pixels, row by row from the top left, three bytes each: red, green, blue. */
  @SuppressWarnings("ArrayRecordComponent") // as above
  public record Pixels(int width, int height, byte[] rgb) implements Content {
    public Pixels {
      if (width < 1 || height < 1 || (long) width * height * 3 != rgb.length) {
        throw new InvalidMediaException(
            "A picture of %d x %d pixels needs %d bytes of RGB, not %d."
                .formatted(width, height, (long) width * height * 3, rgb.length));
      }
    }
  }

  /**
   * Reads a picture file.
   *
   * @throws InvalidMediaException if the file cannot be read or is larger than {@link
   *     #MAX_ENCODED_BYTES}
   */
  public static Image read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, path.toString());
    } catch (IOException e) {
      throw new InvalidMediaException("Cannot read the picture " + path + ": " + reason(e), e);
    }
  }

  /** Reads a picture to the end of the stream, which stays open. */
  public static Image read(InputStream in) {
    return read(in, "picture from a stream");
  }

  private static Image read(InputStream in, String name) {
    try {
      byte[] bytes = in.readNBytes((int) MAX_ENCODED_BYTES + 1);
      if (bytes.length > MAX_ENCODED_BYTES) {
        throw new InvalidMediaException(
            name
                + " is larger than "
                + (MAX_ENCODED_BYTES >> 20)
                + " MB, too large for a picture.");
      }
      return new Image(name, new Encoded(bytes));
    } catch (IOException e) {
      throw new InvalidMediaException("Cannot read " + name + ": " + reason(e), e);
    }
  }

  /** A picture from the bytes of an encoded file; the array is copied. */
  public static Image of(byte[] encoded) {
    return new Image("picture of " + encoded.length + " bytes", new Encoded(encoded.clone()));
  }

  /**
   * A picture from pixels: three bytes each (red, green, blue), row by row from the top left; the
   * array is copied.
   */
  public static Image ofRgb(int width, int height, byte[] rgb) {
    return new Image(
        "picture of " + width + " x " + height + " pixels", new Pixels(width, height, rgb.clone()));
  }

  /** A picture from an AWT image; transparency is dropped, as the original models do. */
  public static Image of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    int[] row = new int[width];
    for (int y = 0, i = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int pixel : row) {
        rgb[i++] = (byte) (pixel >> 16);
        rgb[i++] = (byte) (pixel >> 8);
        rgb[i++] = (byte) pixel;
      }
    }
    return new Image(
        "picture of " + width + " x " + height + " pixels", new Pixels(width, height, rgb));
  }

  /** How messages call this picture: its path, or a description. */
  public String name() {
    return name;
  }

  public Content content() {
    return content;
  }

  @Override
  public String toString() {
    return name;
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException ? "there is no such file." : e.toString();
  }
}
