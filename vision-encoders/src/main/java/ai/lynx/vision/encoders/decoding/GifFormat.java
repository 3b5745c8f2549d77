package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** GIF, its first frame, put where it belongs on the animation's screen. */
final class GifFormat implements PictureFormat {
  private final JdkReader reader = new JdkReader("gif");

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
    GifFrame frame = GifFrame.first(picture);
    return frame.onScreen(RasterColors.toRgb(reader.read(picture)));
  }
}
