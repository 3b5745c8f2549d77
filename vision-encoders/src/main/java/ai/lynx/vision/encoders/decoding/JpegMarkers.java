package ai.lynx.vision.encoders.decoding;

/**
 * What the markers of a JPEG file say (ITU-T T.81, annex B), walked to the end-of-image marker: a
 * file without one is truncated.
 *
 * @param width of the frame
 * @param height of the frame
 * @param components channels
 * @param adobeTransform how Adobe's marker says that colours are stored (2: YCCK); -1 without one
 */
record JpegMarkers(int width, int height, int components, int adobeTransform) {
  static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int ADOBE = 0xee;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;
  private static final int TEMPORARY = 0x01;

  /**
   * @throws ai.lynx.error.InvalidMediaException if the file ends early or has no frame or no scan
   */
  static JpegMarkers of(EncodedPicture picture) {
    JpegMarkers frame = new JpegMarkers(0, 0, 0, -1);
    boolean scanned = false;
    int at = 2;
    while (true) {
      at = nextMarker(picture, at);
      int marker = picture.unsignedByte(at++);
      if (marker == END) {
        if (!scanned) {
          throw picture.damaged("no pixels before its end marker");
        }
        return frame;
      }
      if (isAlone(marker)) {
        continue;
      }
      picture.need(at, 2, "the segment at byte " + at);
      int length = picture.bigEndianShort(at);
      picture.need(at, length, "the segment at byte " + at);
      if (isFrame(marker) && length >= 8) {
        frame = frame.withFrame(picture, at);
      } else if (marker == ADOBE && length >= 14 && picture.hasAscii(at + 2, "Adobe")) {
        frame = frame.withAdobeTransform(picture.unsignedByte(at + 13));
      } else if (marker == SCAN) {
        if (frame.components == 0) {
          throw picture.damaged("pixels before a frame header");
        }
        scanned = true;
      }
      at += Math.max(2, length);
    }
  }

  private JpegMarkers withFrame(EncodedPicture picture, int at) {
    return new JpegMarkers(
        picture.bigEndianShort(at + 5),
        picture.bigEndianShort(at + 3),
        picture.unsignedByte(at + 7),
        adobeTransform);
  }

  private JpegMarkers withAdobeTransform(int transform) {
    return new JpegMarkers(width, height, components, transform);
  }

  /**
   * Where the code of the next marker is; skips pixels, restarts within them, and filling bytes.
   */
  private static int nextMarker(EncodedPicture picture, int from) {
    byte[] bytes = picture.bytes();
    for (int at = from; at + 1 < bytes.length; at++) {
      if (bytes[at] == (byte) 0xff && bytes[at + 1] != 0 && bytes[at + 1] != (byte) 0xff) {
        return at + 1;
      }
    }
    throw new ai.lynx.error.InvalidMediaException(
        "%s is truncated: its %d bytes have no end marker."
            .formatted(picture.name(), bytes.length));
  }

  /** Markers that no length follows. */
  private static boolean isAlone(int marker) {
    return marker >= FIRST_RESTART && marker <= LAST_RESTART
        || marker == TEMPORARY
        || marker == START;
  }

  /** SOF0 to SOF15, without the codes among them that mean something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
