package ai.lynx.assembly.prompt;

import ai.lynx.spi.tensor.TensorData;

/**
 * Which parts of its pictures each token of a batch may look at: whole pictures, or their tiles.
 *
 * @param open (rows, tokens, parts), true where a token may look at a part
 * @param rows prompts
 * @param tokens of each, padding included
 * @param parts of the pictures of each
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
public record PictureSight(boolean[] open, int rows, int tokens, int parts) {
  /**
   * The same for the vectors of the parts.
   *
   * @param vectors of all parts of a row, as many for each part
   * @return BOOL (rows, tokens, vectors)
   * @throws IllegalArgumentException if the vectors cannot be dealt out evenly
   */
  public TensorData ofVectors(int vectors) {
    if (parts == 0 || vectors % parts != 0) {
      throw new IllegalArgumentException(
          "%d vectors are not as many for each of %d parts of pictures.".formatted(vectors, parts));
    }
    int each = vectors / parts;
    boolean[] spread = new boolean[Math.multiplyExact(Math.multiplyExact(rows, tokens), vectors)];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = open[i / each];
    }
    return TensorData.of(spread, rows, tokens, vectors);
  }
}
