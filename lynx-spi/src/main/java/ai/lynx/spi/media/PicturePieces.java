package ai.lynx.spi.media;

import ai.lynx.spi.tensor.TensorData;

/**
 * One picture as a vision encoder reads it: whole, or cut into tiles, with the whole picture behind
 * them if the model looks at that too.
 *
 * @param pixels FLOAT32 (pieces, channels, height, width): the tiles row by row, then the whole if
 *     it is there
 * @param rows of tiles; 0 if the picture was not cut
 * @param columns of tiles; 0 if the picture was not cut
 */
public record PicturePieces(TensorData pixels, int rows, int columns) {
  /** How many pieces there are. */
  public int count() {
    return Math.toIntExact(pixels.shape().size(0).value());
  }
}
