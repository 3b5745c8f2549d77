package ai.lynx.vision.encoders.decoding;

import com.twelvemonkeys.imageio.plugins.webp.vp8.VP8Frame;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * The colours of a lossy WebP picture. The library's own repeat each sample of colour four times;
 * here its planes are put together as libwebp, and so Pillow, does.
 */
final class LossyWebp {
  private LossyWebp() {}

  /**
   * Decodes a frame whose size has been checked.
   *
   * @param from where the data of the VP8 chunk begins
   * @param to behind its last byte
   * @return three bytes a pixel
   */
  static byte[] rgb(EncodedPicture picture, int from, int to, int width, int height)
      throws IOException {
    byte[] data = Arrays.copyOfRange(picture.bytes(), from, to);
    try (ImageInputStream stream = new ByteArrayImageInputStream(data)) {
      VP8Frame frame = new VP8Frame(stream, false);
      BufferedImage unused = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      boolean whole = frame.decode(unused.getRaster(), null);
      if (!whole || frame.getWidth() != width || frame.getHeight() != height) {
        throw picture.damaged("a frame of another size than its header says");
      }
      return new Chroma(
              width,
              height,
              plane(frame.getDebugImageYBuffer(), 1),
              plane(frame.getDebugImageUBuffer(), 2),
              plane(frame.getDebugImageVBuffer(), 2))
          .toRgb();
    }
  }

  /** Every {@code step}th number of every {@code step}th row. */
  private static byte[] plane(BufferedImage image, int step) {
    Raster raster = image.getRaster();
    int across = (image.getWidth() + step - 1) / step;
    int down = (image.getHeight() + step - 1) / step;
    int[] row = new int[image.getWidth()];
    byte[] plane = new byte[Math.multiplyExact(across, down)];
    for (int y = 0, to = 0; y < down; y++) {
      raster.getSamples(0, y * step, row.length, 1, 0, row);
      for (int x = 0; x < across; x++) {
        plane[to++] = (byte) row[x * step];
      }
    }
    return plane;
  }
}
