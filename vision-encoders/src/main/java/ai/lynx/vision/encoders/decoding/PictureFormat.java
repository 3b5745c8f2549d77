package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.io.IOException;

/** One format of picture files. */
interface PictureFormat {
  /** What messages call it. */
  String name();

  /** Whether a file begins as files of this format do. */
  boolean recognises(byte[] encoded);

  /**
   * Checks size and completeness, then decodes.
   *
   * @throws ai.lynx.error.InvalidMediaException if the file is incomplete or too large
   * @throws IOException if a library finds it damaged
   */
  RgbImage decode(EncodedPicture picture) throws IOException;
}
