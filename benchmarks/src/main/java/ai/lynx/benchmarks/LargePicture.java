package ai.lynx.benchmarks;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A JPEG file of 12 megapixels that is about as hard to decode as a photograph. */
final class LargePicture {
  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;

  private LargePicture() {}

  /** Writes it: the same numbers each time. */
  static void write(Path file) throws IOException {
    Random random = new Random(1);
    byte[] shapes = blobs(80, 60, random);
    byte[] details = blobs(1000, 750, random);
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = bytes(picture);
    for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      double grain = 3 * random.nextGaussian();
      for (int i = 3 * pixel; i < 3 * pixel + 3; i++) {
        double mixed = 0.75 * (shapes[i] & 0xff) + 0.2 * (details[i] & 0xff) + grain;
        pixels[i] = (byte) Math.max(0, Math.min(255, mixed));
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (OutputStream to = Files.newOutputStream(file);
        ImageOutputStream stream = ImageIO.createImageOutputStream(to)) {
      ImageWriteParam options = writer.getDefaultWriteParam();
      options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      options.setCompressionQuality(0.9f);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), options);
    } finally {
      writer.dispose();
    }
  }

  /** Noise of few points, drawn large, as bytes of blue, green and red. */
  private static byte[] blobs(int across, int down, Random random) {
    BufferedImage few = new BufferedImage(across, down, BufferedImage.TYPE_3BYTE_BGR);
    random.nextBytes(bytes(few));
    BufferedImage large = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(few, 0, 0, WIDTH, HEIGHT, null);
    graphics.dispose();
    return bytes(large);
  }

  private static byte[] bytes(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}
