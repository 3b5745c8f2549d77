package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.Orientation;

/**
 * The orientation in an EXIF block, which is laid out as a TIFF file (TIFF 6.0, section 2). Only
 * the first directory is read; whatever makes no sense counts as upright, as in Pillow.
 */
final class ExifOrientation {
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final EncodedPicture picture;
  private final int start;
  private final int end;
  private final boolean littleEndian;

  private ExifOrientation(EncodedPicture picture, int start, int end) {
    this.picture = picture;
    this.start = start;
    this.end = end;
    this.littleEndian = picture.hasAscii(start, "II");
  }

  /**
   * Reads the orientation of a block.
   *
   * @param start where the TIFF header begins
   * @param end behind the block's last byte, at most the picture's length
   */
  static Orientation of(EncodedPicture picture, int start, int end) {
    if (end - start < HEADER_BYTES) {
      return Orientation.UPRIGHT;
    }
    ExifOrientation exif = new ExifOrientation(picture, start, end);
    return exif.hasHeader() ? exif.find() : Orientation.UPRIGHT;
  }

  private boolean hasHeader() {
    return (littleEndian || picture.hasAscii(start, "MM")) && number16(start + 2) == 42;
  }

  private Orientation find() {
    long directory = start + number32(start + 4);
    if (directory + 2 > end) {
      return Orientation.UPRIGHT;
    }
    int entries = number16((int) directory);
    int at = (int) directory + 2;
    for (int i = 0; i < entries && at + ENTRY_BYTES <= end; i++, at += ENTRY_BYTES) {
      if (number16(at) == TAG) {
        return value(at);
      }
    }
    return Orientation.UPRIGHT;
  }

  private Orientation value(int entry) {
    if (number32(entry + 4) != 1) {
      return Orientation.UPRIGHT;
    }
    return switch (number16(entry + 2)) {
      case SHORT -> Orientation.ofTag(number16(entry + 8));
      case LONG -> Orientation.ofTag(number32(entry + 8));
      default -> Orientation.UPRIGHT;
    };
  }

  private int number16(int at) {
    return littleEndian ? picture.littleEndianShort(at) : picture.bigEndianShort(at);
  }

  private long number32(int at) {
    return littleEndian ? picture.littleEndianInt(at) : picture.bigEndianInt(at);
  }
}
