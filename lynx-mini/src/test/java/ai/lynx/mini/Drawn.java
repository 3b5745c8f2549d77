package ai.lynx.mini;

import ai.lynx.media.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that no generator of scenes drew. */
final class Drawn {
  private Drawn() {}

  /** One large disc on a plain ground. */
  static BufferedImage disc(Color color, int x) {
    BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(200, 200, 200));
    pen.fillRect(0, 0, 96, 96);
    pen.setColor(color);
    pen.fillOval(x, 36, 24, 24);
    pen.dispose();
    return picture;
  }

  /** The same as a picture to ask about. */
  static Image image(Color color, int x) {
    return Image.of(disc(color, x));
  }

  /** A red disc as a file of that format. */
  static byte[] file(String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(disc(Color.RED, 36), format, out)) {
        throw new IllegalArgumentException("there is no writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
