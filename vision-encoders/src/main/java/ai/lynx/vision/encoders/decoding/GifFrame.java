package ai.lynx.vision.encoders.decoding;

/**
 * Finds where the first frame of a GIF stands on its screen (GIF89a specification, sections 18 to
 * 22). Pillow fills the screen around it with the colour of the transparent index, or of index 0.
 */
final class GifFrame {
  private static final int SCREEN_BYTES = 13;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int FRAME = 0x2c;
  private static final int FRAME_BYTES = 10;

  private GifFrame() {}

  /**
   * The screen of the first frame.
   *
   * @throws ai.lynx.error.InvalidMediaException if the file ends before the first frame does
   */
  static Screen first(EncodedPicture picture) {
    picture.need(0, SCREEN_BYTES, "its header");
    int at = SCREEN_BYTES + paletteBytes(picture.unsignedByte(10));
    int transparent = 0;
    while (true) {
      picture.need(at, FRAME_BYTES, "the block at byte " + at);
      int kind = picture.unsignedByte(at);
      if (kind == FRAME) {
        return at(picture, at, transparent);
      }
      if (kind != EXTENSION) {
        throw picture.damaged("a block of the unknown kind " + kind + " at byte " + at);
      }
      boolean control = picture.unsignedByte(at + 1) == GRAPHIC_CONTROL;
      if (control && (picture.unsignedByte(at + 3) & 1) != 0) {
        transparent = picture.unsignedByte(at + 6);
      }
      at = afterBlocks(picture, at + 2);
    }
  }

  private static Screen at(EncodedPicture picture, int at, int index) {
    int left = picture.littleEndianShort(at + 1);
    int top = picture.littleEndianShort(at + 3);
    int width = picture.littleEndianShort(at + 5);
    int height = picture.littleEndianShort(at + 7);
    int screenWidth = Math.max(picture.littleEndianShort(6), left + width);
    int screenHeight = Math.max(picture.littleEndianShort(8), top + height);
    picture.checkSize(width, height);
    picture.checkSize(screenWidth, screenHeight);
    int own = paletteBytes(picture.unsignedByte(at + 9));
    int palette = own > 0 ? at + FRAME_BYTES : SCREEN_BYTES;
    int colours = (own > 0 ? own : paletteBytes(picture.unsignedByte(10))) / 3;
    picture.need(palette, 3L * colours, "its palette");
    afterBlocks(picture, at + FRAME_BYTES + own + 1); // 1: the code size before the pixels
    int background = index < colours ? colour(picture, palette + 3 * index) : 0;
    return new Screen(screenWidth, screenHeight, left, top, background);
  }

  private static int colour(EncodedPicture picture, int at) {
    return picture.bigEndianShort(at) << 8 | picture.unsignedByte(at + 2);
  }

  private static int paletteBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Skips blocks, each after its length, to behind the empty one that ends them. */
  private static int afterBlocks(EncodedPicture picture, int from) {
    int at = from;
    while (true) {
      picture.need(at, 1, "the block at byte " + at);
      int length = picture.unsignedByte(at);
      picture.need(at, 1L + length, "the block at byte " + at);
      at += 1 + length;
      if (length == 0) {
        return at;
      }
    }
  }
}
