package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Tensor;

/**
 * Pictures that were cut into tiles of one size, as a {@link TiledVisionEncoder} reads them.
 *
 * @param pixels (pictures, tiles, channels, height, width); tiles that a picture has not are zero
 * @param arrangement INT64 (pictures), in how many rows and columns of tiles a picture was cut: the
 *     place in the encoder's list of arrangements, counted from 1; 0 where there is no picture
 * @param present BOOL (pictures, tiles), true on the tiles that a picture has
 */
public record PictureTiles(Tensor pixels, Tensor arrangement, Tensor present) {}
