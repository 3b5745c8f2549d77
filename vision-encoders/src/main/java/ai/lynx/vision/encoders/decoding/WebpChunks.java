package ai.lynx.vision.encoders.decoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The chunks of a WebP file (RFC 9649, section 2), each named by where it begins. */
record WebpChunks(EncodedPicture picture) {
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int SCREEN_BYTES = 10;
  private static final int FRAME_HEADER_BYTES = 16;
  private static final int ANIMATED = 0x02;
  private static final int ALPHA = 0x10;

  /**
   * Checks that the file is as long as it says.
   *
   * @throws ai.lynx.error.InvalidMediaException if it is not
   */
  static WebpChunks of(EncodedPicture picture) {
    picture.need(0, RIFF_HEADER_BYTES, "its header");
    picture.need(0, CHUNK_HEADER_BYTES + picture.littleEndianInt(4), "its RIFF container");
    return new WebpChunks(picture);
  }

  /** The first frame, if this is an animation. */
  OptionalInt firstFrame() {
    OptionalInt screen = find("VP8X");
    if (screen.isEmpty()) {
      return OptionalInt.empty();
    }
    int at = content(screen.getAsInt());
    picture.need(at, SCREEN_BYTES, "its VP8X chunk");
    boolean animated = (picture.unsignedByte(at) & ANIMATED) != 0;
    return animated ? find("ANMF") : OptionalInt.empty();
  }

  /** Where a frame stands. What is around it is black and transparent. */
  Screen screen(int frame) {
    int screen = content(find("VP8X").orElseThrow());
    int at = content(frame);
    picture.need(at, FRAME_HEADER_BYTES, "its first frame");
    int width = threeBytes(screen + 4) + 1;
    int height = threeBytes(screen + 7) + 1;
    int left = 2 * threeBytes(at);
    int top = 2 * threeBytes(at + 3);
    picture.checkSize(width, height);
    if (left + frameWidth(frame) > width || top + frameHeight(frame) > height) {
      throw picture.damaged("a frame that reaches beyond its screen");
    }
    return new Screen(width, height, left, top, 0);
  }

  /** A frame as a file of its own. */
  EncodedPicture alone(int frame) {
    int from = content(frame) + FRAME_HEADER_BYTES;
    long claimed = length(frame) - FRAME_HEADER_BYTES;
    picture.need(from, Math.max(claimed, CHUNK_HEADER_BYTES), "its first frame");
    int length = Math.max(0, (int) claimed);
    boolean alphaApart = picture.hasAscii(from, "ALPH");
    int extended = alphaApart ? CHUNK_HEADER_BYTES + SCREEN_BYTES : 0;
    ByteBuffer file =
        ByteBuffer.allocate(RIFF_HEADER_BYTES + extended + length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(file.capacity() - CHUNK_HEADER_BYTES).put(ascii("WEBP"));
    if (alphaApart) {
      file.put(ascii("VP8X")).putInt(SCREEN_BYTES).putInt(ALPHA);
      file.put(picture.bytes(), content(frame) + 6, 6); // width and height, less 1
    }
    file.put(picture.bytes(), from, length);
    return new EncodedPicture(picture.name(), file.array());
  }

  /** The first chunk of a name. */
  OptionalInt find(String name) {
    long at = RIFF_HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= picture.length()) {
      if (picture.hasAscii((int) at, name)) {
        return OptionalInt.of((int) at);
      }
      long length = length((int) at);
      at += CHUNK_HEADER_BYTES + length + length % 2;
    }
    return OptionalInt.empty();
  }

  /** Where the content of a chunk begins. */
  static int content(int chunk) {
    return chunk + CHUNK_HEADER_BYTES;
  }

  /** How long it says to be. */
  long length(int chunk) {
    return picture.littleEndianInt(chunk + 4);
  }

  private int frameWidth(int frame) {
    return threeBytes(content(frame) + 6) + 1;
  }

  private int frameHeight(int frame) {
    return threeBytes(content(frame) + 9) + 1;
  }

  private int threeBytes(int at) {
    return picture.unsignedByte(at + 2) << 16 | picture.littleEndianShort(at);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
