package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** GIF, its first frame, put where it belongs on the animation's screen. */
final class GifFormat implements PictureFormat {
  /** A code of 12 bits stands for at most the 4096 pixels that the table can grow to. */
  private static final int MOST_PIXELS_PER_BYTE = 4096 * 8 / 12 + 1;

  private final JdkReader reader = new JdkReader("gif", MOST_PIXELS_PER_BYTE);

  @Override
  public String name() {
    return "GIF";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    EncodedPicture head = new EncodedPicture("", encoded);
    return head.hasAscii(0, "GIF87a") || head.hasAscii(0, "GIF89a");
  }

  @Override
  public RgbImage decode(EncodedPicture picture) throws IOException {
    Screen screen = GifFrame.first(picture);
    return screen.with(RasterColors.toRgb(reader.read(picture)));
  }
}
