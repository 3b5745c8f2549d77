package ai.lynx.assembly.model;

import ai.lynx.media.Image;
import ai.lynx.spi.media.PicturePieces;
import java.util.Arrays;
import java.util.List;

/**
 * A prompt with marks of its pictures.
 *
 * @param ids with marks
 * @param images the pictures in the order of their marks
 * @param pieces what is looked at of each
 * @param question its text, for a bridge that reads it
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
record PicturedPrompt(int[] ids, List<Image> images, List<PicturePieces> pieces, String question) {
  /** How many pieces all pictures have. */
  int pieceCount() {
    return pieces.stream().mapToInt(PicturePieces::count).sum();
  }

  /** How many ids are marks. */
  int marks(int mark) {
    return (int) Arrays.stream(ids).filter(id -> id == mark).count();
  }
}
