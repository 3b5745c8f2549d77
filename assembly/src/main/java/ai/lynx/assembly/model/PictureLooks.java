package ai.lynx.assembly.model;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;

/**
 * Which vectors of its pictures each token may look at, where pictures stand beside the text: those
 * of the last picture whose mark it has read, or of the last ones, as the model was trained ({@link
 * PictureText.Sight}).
 *
 * @param sight which pictures
 * @param mark the id of a mark
 * @param room vectors of a picture, those of tiles included that it has not
 * @param each vectors of a piece
 */
record PictureLooks(PictureText.Sight sight, int mark, int room, int each) {
  /**
   * The looks of some tokens of one prompt.
   *
   * @param open where they are written, false so far: one stretch of as many entries as the
   *     prompt's pictures have room for a token
   * @param start in {@code open}
   * @param first token whose looks are wanted
   */
  void write(PicturedPrompt prompt, boolean[] open, int start, int first) {
    int[] ids = prompt.ids();
    int vectors = prompt.pieces().size() * room;
    int from = 0; // pictures that are seen
    int to = 0;
    for (int token = 0; token < ids.length; token++) {
      if (ids[token] == mark) {
        boolean joins = sight == PictureText.Sight.LAST_RUN && token > 0 && ids[token - 1] == mark;
        from = joins ? from : to;
        to++;
      }
      if (token >= first) {
        int row = start + (token - first) * vectors;
        for (int picture = from; picture < to; picture++) {
          int begin = row + picture * room;
          Arrays.fill(open, begin, begin + prompt.pieces().get(picture).count() * each, true);
        }
      }
    }
  }

  /** BOOL (1, tokens, vectors): the looks of one prompt's tokens from the first that is wanted. */
  TensorData of(PicturedPrompt prompt, int first) {
    int tokens = prompt.ids().length - first;
    int vectors = prompt.pieces().size() * room;
    boolean[] open = new boolean[Math.multiplyExact(tokens, vectors)];
    write(prompt, open, 0, first);
    return TensorData.of(open, 1, tokens, vectors);
  }
}
