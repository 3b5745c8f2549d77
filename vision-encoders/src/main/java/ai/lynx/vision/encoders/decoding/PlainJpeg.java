package ai.lynx.vision.encoders.decoding;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.Orientation;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A JPEG file walked to its end marker (ITU-T T.81, annex B) and written again without what changes
 * colours or hides traps: colour profiles, which the JDK would apply and Pillow ignores, EXIF,
 * thumbnails, comments. A file without an end marker is truncated.
 *
 * <p>Whether three channels are YCbCr or RGB the JDK guesses by other rules than libjpeg; a JFIF
 * segment is put in front where libjpeg takes them for YCbCr, so that no guess is left.
 */
final class PlainJpeg {
  static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int JFIF = 0xe0;
  private static final int EXIF = 0xe1;
  private static final String EXIF_NAME = "Exif\0\0";
  private static final int ADOBE = 0xee;
  private static final int LAST_APPLICATION = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;
  private static final int TEMPORARY = 0x01;
  private static final byte[] JFIF_SEGMENT = {
    (byte) 0xff, (byte) JFIF, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  private final EncodedPicture picture;
  private final byte[] bytes;
  private final ByteArrayOutputStream kept;
  private int components;
  private int adobeTransform = -1;
  private boolean jfif;
  private boolean namedRgb;
  private boolean scanned;
  private Optional<Orientation> orientation = Optional.empty();

  private PlainJpeg(EncodedPicture picture) {
    this.picture = picture;
    this.bytes = picture.bytes();
    this.kept = new ByteArrayOutputStream(bytes.length);
  }

  /**
   * @throws InvalidMediaException if the file ends early, has no frame or no scan, or is too large
   */
  static PlainJpeg of(EncodedPicture picture) {
    PlainJpeg plain = new PlainJpeg(picture);
    plain.walk();
    return plain;
  }

  /** Channels: 1, 3 or 4. */
  int components() {
    return components;
  }

  /** What the first EXIF segment says. */
  Orientation orientation() {
    return orientation.orElse(Orientation.UPRIGHT);
  }

  /** How Adobe's marker says that colours are stored (2: YCCK); -1 without one. */
  int adobeTransform() {
    return adobeTransform;
  }

  /** The file as it was written again, under the same name. */
  EncodedPicture file() {
    ByteArrayOutputStream file = new ByteArrayOutputStream(kept.size() + JFIF_SEGMENT.length + 2);
    file.write(0xff);
    file.write(START);
    boolean guessed = components == 3 && adobeTransform < 0 && !namedRgb;
    if (jfif || guessed) {
      file.writeBytes(JFIF_SEGMENT);
    }
    file.writeBytes(kept.toByteArray());
    return new EncodedPicture(picture.name(), file.toByteArray());
  }

  private void walk() {
    int at = 2;
    while (true) {
      int next = nextMarker(at);
      if (scanned) {
        kept.write(bytes, at, next - at); // pixels
      }
      int marker = picture.unsignedByte(next + 1);
      at = next + 2;
      if (marker == END) {
        finish(next);
        return;
      }
      if (isAlone(marker)) {
        kept.write(bytes, next, 2);
      } else {
        at = segment(marker, next);
      }
    }
  }

  private void finish(int end) {
    if (!scanned) {
      throw picture.damaged("no pixels before its end marker");
    }
    kept.write(bytes, end, 2);
  }

  /** Reads or keeps a segment that begins with a marker and returns where it ends. */
  private int segment(int marker, int from) {
    int at = from + 2;
    picture.need(at, 2, "the segment at byte " + from);
    int length = Math.max(2, picture.bigEndianShort(at));
    picture.need(at, length, "the segment at byte " + from);
    if (isFrame(marker)) {
      frame(at, length);
    } else if (marker == SCAN) {
      scanned = true;
      if (components == 0) {
        throw picture.damaged("pixels before a frame header");
      }
    }
    boolean adobe = marker == ADOBE && length >= 14 && picture.hasAscii(at + 2, "Adobe");
    if (adobe) {
      adobeTransform = picture.unsignedByte(at + 13);
    }
    jfif |= marker == JFIF && picture.hasAscii(at + 2, "JFIF\0");
    if (marker == EXIF && picture.hasAscii(at + 2, EXIF_NAME) && orientation.isEmpty()) {
      int tiff = at + 2 + EXIF_NAME.length();
      orientation = Optional.of(ExifOrientation.of(picture, tiff, at + length));
    }
    boolean application = marker >= JFIF && marker <= LAST_APPLICATION;
    if (adobe || !application && marker != COMMENT) {
      kept.write(bytes, from, length + 2);
    }
    return at + length;
  }

  private void frame(int at, int length) {
    if (length < 8 || length < 8 + 3 * picture.unsignedByte(at + 7)) {
      throw picture.damaged("a frame header of " + length + " bytes");
    }
    picture.checkSize(picture.bigEndianShort(at + 5), picture.bigEndianShort(at + 3));
    components = picture.unsignedByte(at + 7);
    namedRgb =
        components == 3
            && picture.unsignedByte(at + 8) == 'R'
            && picture.unsignedByte(at + 11) == 'G'
            && picture.unsignedByte(at + 14) == 'B';
  }

  /** Where the next marker begins: skips pixels, in which 0xff is followed by 0, and filling. */
  private int nextMarker(int from) {
    for (int at = from; at + 1 < bytes.length; at++) {
      if (bytes[at] == (byte) 0xff && bytes[at + 1] != 0 && bytes[at + 1] != (byte) 0xff) {
        return at;
      }
    }
    throw new InvalidMediaException(
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
