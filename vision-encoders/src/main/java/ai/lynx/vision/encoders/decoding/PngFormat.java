package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;
import java.util.Arrays;

/** PNG, of every colour type and depth. */
final class PngFormat implements PictureFormat {
  /** One-bit pixels, deflated at best. */
  private static final int MOST_PIXELS_PER_BYTE = 8 * PngChunks.MOST_EXPANSION;

  private final JdkReader reader = new JdkReader("png", MOST_PIXELS_PER_BYTE);

  @Override
  public String name() {
    return "PNG";
  }

  @Override
  public boolean recognises(byte[] encoded) {
    return PngChunks.hasSignature(encoded);
  }

  @Override
  public RgbImage decode(EncodedPicture picture) throws IOException {
    PngChunks chunks = PngChunks.check(picture);
    RgbImage image = RasterColors.toRgb(reader.read(chunks.withoutTransparentColour()));
    RgbImage clear = chunks.transparentColour().map(colour -> without(image, colour)).orElse(image);
    return clear.withOrientation(chunks.orientation());
  }

  /** One colour made transparent. */
  private static RgbImage without(RgbImage image, byte[] colour) {
    byte[] rgb = image.rgb();
    byte[] alpha = new byte[rgb.length / 3];
    for (int i = 0; i < alpha.length; i++) {
      boolean same = Arrays.equals(rgb, 3 * i, 3 * i + 3, colour, 0, 3);
      alpha[i] = (byte) (same ? 0 : 255);
    }
    return image.withAlpha(alpha);
  }
}
