package ai.lynx.assembly.prompt;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.tensor.TensorData;

/**
 * Where vectors of pictures stand in a batch of prompts: each replaces a mark, in the order of the
 * marks over the whole batch.
 *
 * @param text INT64 (rows, tokens), the ids with a harmless one on the marks, which need not be in
 *     the vocabulary
 * @param from INT64 (rows * tokens), for each token its own number if it is text, and behind those
 *     the number of the vector that replaces it
 */
public record PicturePlaces(TensorData text, TensorData from) {
  /**
   * Finds the marks.
   *
   * @param ids (rows, tokens)
   * @param mark the token that is one
   * @param vectors how many there are of all pictures
   * @throws InvalidPromptException if there are more or fewer marks than vectors
   */
  public static PicturePlaces of(TensorData ids, int mark, long vectors) {
    long[] text = ids.toLongs();
    long[] from = new long[text.length];
    long next = text.length;
    for (int i = 0; i < text.length; i++) {
      from[i] = text[i] == mark ? next++ : i;
      text[i] = text[i] == mark ? 0 : text[i];
    }
    if (next - text.length != vectors) {
      throw new InvalidPromptException(
          "The prompts have places for %d vectors of pictures (token %d), but the pictures have %d: as many pictures are needed as the prompts speak of."
              .formatted(next - text.length, mark, vectors));
    }
    return new PicturePlaces(
        TensorData.of(text, ids.shape().toLongs()), TensorData.of(from, text.length));
  }
}
