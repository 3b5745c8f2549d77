package ai.lynx.media;

import ai.lynx.error.InvalidMediaException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A picture: either the bytes of an encoded file, which a media plug decodes whenever a model looks
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
   * Reads a picture file. Its bytes are taken now, so that the file may change or go afterwards;
   * they are decoded when a model looks at the picture.
   *
   * @throws InvalidMediaException if the file cannot be read or is larger than {@link
   *     #MAX_ENCODED_BYTES}
   */
  public static Image read(Path path) {
    if (Files.isDirectory(path)) {
      throw new InvalidMediaException(
          "Cannot read the picture " + path + ": it is a folder; name a file in it.");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, path.toString());
    } catch (IOException e) {
      throw new InvalidMediaException("Cannot read the picture " + path + ": " + reason(e), e);
    }
  }

  /**
   * Reads one encoded picture; everything up to the end of the stream, which stays open.
   *
   * @throws InvalidMediaException if the stream fails or is longer than {@link #MAX_ENCODED_BYTES}
   */
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

  /**
   * A picture from the bytes of an encoded file (PNG, JPEG, GIF, BMP, WebP with the default
   * decoder); the array is copied.
   */
  public static Image of(byte[] encoded) {
    return new Image("picture of " + encoded.length + " bytes", new Encoded(encoded.clone()));
  }

  /**
   * A picture from pixels: three bytes each (red, green, blue), row by row from the top left; the
   * array is copied.
   *
   * @throws InvalidMediaException if the array is not {@code width * height * 3} bytes long
   */
  public static Image ofRgb(int width, int height, byte[] rgb) {
    return pixels(new Pixels(width, height, rgb.clone()));
  }

  /**
   * A picture from an AWT image, with the colours that the same picture has when it is {@link
   * #read(Path) read} from its file: grey, palette and RGB values are taken as they are stored,
   * whatever the colour profile; 16-bit grey is cut at 255, as the original models see it, and of
   * other 16-bit channels the high byte counts. Transparency is dropped. Everything else (packed
   * pixels, premultiplied alpha, other colour spaces) is what {@link BufferedImage#getRGB(int,
   * int)} makes of it. The pixels are copied.
   *
   * @throws InvalidMediaException if its RGB bytes do not fit into one array
   */
  public static Image of(BufferedImage image) {
    return pixels(new Pixels(image.getWidth(), image.getHeight(), RasterColors.rgb(image)));
  }

  private static Image pixels(Pixels pixels) {
    return new Image("picture of " + pixels.width() + " x " + pixels.height() + " pixels", pixels);
  }

  /** How messages call this picture: its path, or a description. */
  public String name() {
    return name;
  }

  /** What it is made of. */
  public Content content() {
    return content;
  }

  @Override
  public String toString() {
    return name;
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException file && file.getReason() == null) {
      return e instanceof NoSuchFileException
          ? "there is no such file."
          : e instanceof AccessDeniedException ? "it may not be read." : e.toString();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage() + ".";
  }
}
