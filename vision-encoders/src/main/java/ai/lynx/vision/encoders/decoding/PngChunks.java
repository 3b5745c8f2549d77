package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.Orientation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG file (W3C PNG, section 5): all complete, all checksums right, the
 * header legal, and enough pixel data for the size it claims. A missing IEND at the end is
 * forgiven, as by Pillow.
 */
final class PngChunks {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER_BYTES = 13;
  private static final int GREY = 0;
  private static final int RGB = 2;

  /** Length, name and checksum of a chunk. */
  private static final int FRAME_BYTES = 12;

  /** Colour types and the depths each may have, as "type/depth". */
  private static final Set<String> LEGAL =
      Set.of(
          "0/1", "0/2", "0/4", "0/8", "0/16", "2/8", "2/16", "3/1", "3/2", "3/4", "3/8", "4/8",
          "4/16", "6/8", "6/16");

  /** No deflate stream becomes more than this many times its length. */
  static final int MOST_EXPANSION = 1032;

  private final EncodedPicture picture;
  private boolean palette;
  private long pixelBytes;
  private int transparency;
  private Orientation orientation = Orientation.UPRIGHT;

  private PngChunks(EncodedPicture picture) {
    this.picture = picture;
  }

  static boolean hasSignature(byte[] bytes) {
    return bytes.length >= SIGNATURE.length
        && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * Walks a file.
   *
   * @throws ai.lynx.error.InvalidMediaException if anything is wrong
   */
  static PngChunks check(EncodedPicture picture) {
    PngChunks chunks = new PngChunks(picture);
    chunks.walk();
    return chunks;
  }

  /** What the eXIf chunk says. */
  Orientation orientation() {
    return orientation;
  }

  /**
   * The one colour that is transparent, as (red, green, blue); empty if there is none. Pillow
   * compares the low bytes of what the file says with pixels that it has widened or cut to bytes,
   * so in files of other depths than 8 it mostly is another colour than the file means.
   */
  Optional<byte[]> transparentColour() {
    boolean grey = colourType() == GREY;
    if (transparency == 0 || !grey && colourType() != RGB) {
      return Optional.empty();
    }
    boolean oneBit = picture.unsignedByte(SIGNATURE.length + 16) == 1;
    byte[] colour = new byte[3];
    for (int i = 0; i < colour.length; i++) {
      int value = picture.bigEndianShort(transparency + (grey ? 0 : 2 * i));
      colour[i] = (byte) (!oneBit ? value : value == 0 ? 0 : 255);
    }
    return Optional.of(colour);
  }

  /**
   * The file without its one transparent colour: the reader would make a channel of it, and then
   * grey of 16 bits is not cut any more.
   */
  EncodedPicture withoutTransparentColour() {
    if (transparentColour().isEmpty()) {
      return picture;
    }
    byte[] renamed = picture.bytes().clone();
    CRC32 checksum = new CRC32();
    int name = transparency - 4;
    renamed[name + 1] = 'x'; // "txNS": a chunk that readers skip
    int length = (int) picture.bigEndianInt(name - 4);
    checksum.update(renamed, name, 4 + length);
    ByteBuffer.wrap(renamed).putInt(transparency + length, (int) checksum.getValue());
    return new EncodedPicture(picture.name(), renamed);
  }

  private int colourType() {
    return picture.unsignedByte(SIGNATURE.length + 17);
  }

  private void walk() {
    int header = SIGNATURE.length;
    picture.need(header, HEADER_BYTES + FRAME_BYTES, "its header");
    if (!picture.hasAscii(header + 4, "IHDR") || picture.bigEndianInt(header) != HEADER_BYTES) {
      throw picture.damaged("no IHDR chunk at its beginning");
    }
    int at = header;
    while (at < picture.length() && !picture.hasAscii(at + 4, "IEND")) {
      at = chunk(at);
    }
    checkPixels(header + 8);
  }

  /** Checks one chunk and returns where the next begins. */
  private int chunk(int at) {
    picture.need(at, FRAME_BYTES, "the chunk at byte " + at);
    long length = picture.bigEndianInt(at);
    picture.need(at, FRAME_BYTES + length, "the chunk at byte " + at);
    CRC32 checksum = new CRC32();
    checksum.update(picture.bytes(), at + 4, (int) length + 4);
    if (checksum.getValue() != picture.bigEndianInt(at + 8 + (int) length)) {
      throw picture.damaged("a wrong checksum in the chunk at byte " + at);
    }
    if (at == SIGNATURE.length) {
      checkHeader(at + 8);
    }
    palette |= picture.hasAscii(at + 4, "PLTE");
    if (picture.hasAscii(at + 4, "tRNS")) {
      transparency = length >= (colourType() == RGB ? 6 : 2) ? at + 8 : 0;
    } else if (picture.hasAscii(at + 4, "eXIf")) {
      orientation = ExifOrientation.of(picture, at + 8, at + 8 + (int) length);
    }
    pixelBytes += picture.hasAscii(at + 4, "IDAT") ? length : 0;
    return at + FRAME_BYTES + (int) length;
  }

  private void checkHeader(int at) {
    String kind = picture.unsignedByte(at + 9) + "/" + picture.unsignedByte(at + 8);
    if (!LEGAL.contains(kind)) {
      throw picture.damaged("the colour type and depth " + kind + ", which does not exist");
    }
    picture.checkSize(picture.bigEndianInt(at), picture.bigEndianInt(at + 4));
  }

  private void checkPixels(int header) {
    int type = picture.unsignedByte(header + 9);
    if (type == 3 && !palette) {
      throw picture.damaged("colours from a palette but no palette");
    }
    int channels = type == 2 ? 3 : type == 4 ? 2 : type == 6 ? 4 : 1;
    long bits =
        picture.bigEndianInt(header)
            * picture.bigEndianInt(header + 4)
            * channels
            * picture.unsignedByte(header + 8);
    if (pixelBytes * MOST_EXPANSION < bits / 8 || pixelBytes == 0) {
      throw picture.damaged(
          "%d bytes of pixel data, too few for %d x %d pixels"
              .formatted(
                  pixelBytes, picture.bigEndianInt(header), picture.bigEndianInt(header + 4)));
    }
  }
}
