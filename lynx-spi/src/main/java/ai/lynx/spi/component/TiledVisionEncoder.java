package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * A vision encoder that looks at a large picture in tiles. To its other method every picture is one
 * tile.
 */
public interface TiledVisionEncoder extends VisionEncoder {
  /** How many tiles every picture has, those included that are not there. */
  int tiles();

  /**
   * The number of an arrangement, as {@link PictureTiles} has it.
   *
   * @throws IllegalArgumentException if the encoder was not made for that arrangement
   */
  int arrangement(int rows, int columns);

  /**
   * Encodes pictures one by one, telling the listener the hidden states before and after each
   * block.
   *
   * @return (pictures, tokens, width): the vectors of a picture's first tile, of its second, and so
   *     on, those of tiles included that are not there
   */
  Tensor encode(Ops ops, PictureTiles pictures, BlockListener listener);
}
