package ai.lynx.spi.media;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.plug.Plug;

/** Decodes picture files of one or several formats. Safe for use by several threads. */
public interface MediaDecoder extends Plug {
  /** Whether a file's first bytes are of a format this decoder reads. */
  boolean recognises(byte[] encoded);

  /**
   * Decodes a picture, with its transparency and orientation beside the pixels. The size is checked
   * before memory for the pixels is taken.
   *
   * @param name what messages call the picture
   * @throws InvalidMediaException if it is damaged or too large
   */
  RgbImage decode(byte[] encoded, String name);
}
