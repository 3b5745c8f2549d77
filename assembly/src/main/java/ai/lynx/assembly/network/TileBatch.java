package ai.lynx.assembly.network;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.PictureTiles;
import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;

/**
 * Pictures in tiles, filled up to as many as the encoder has for each, in the host's memory.
 *
 * @param pixels FLOAT32 (pictures, tiles, channels, height, width), zero where there is no tile
 * @param arrangement INT64 (pictures), the encoder's numbers of their rows and columns
 * @param present BOOL (pictures, tiles), true where there is a tile
 */
public record TileBatch(TensorData pixels, TensorData arrangement, TensorData present) {
  /**
   * Fills pictures up.
   *
   * @param pictures one or more, of tiles only
   * @throws InvalidConfigurationException if the encoder was not made for their tiles, because the
   *     model's configuration and that of its pictures do not agree
   */
  public static TileBatch of(List<PicturePieces> pictures, TiledVisionEncoder encoder) {
    int tiles = encoder.tiles();
    long[] sizes = pictures.get(0).pixels().shape().toLongs(); // (tiles, channels, height, width)
    int each = Math.toIntExact(sizes[1] * sizes[2] * sizes[3]);
    float[] pixels =
        new float[Math.multiplyExact(Math.multiplyExact(pictures.size(), tiles), each)];
    long[] arrangement = new long[pictures.size()];
    boolean[] present = new boolean[pictures.size() * tiles];
    for (int i = 0; i < arrangement.length; i++) {
      PicturePieces picture = pictures.get(i);
      arrangement[i] = number(picture, encoder);
      float[] values = picture.pixels().toFloats();
      System.arraycopy(values, 0, pixels, i * tiles * each, values.length);
      for (int tile = 0; tile < picture.count(); tile++) {
        present[i * tiles + tile] = true;
      }
    }
    return new TileBatch(
        TensorData.of(pixels, arrangement.length, tiles, sizes[1], sizes[2], sizes[3]),
        TensorData.of(arrangement, arrangement.length),
        TensorData.of(present, arrangement.length, tiles));
  }

  private static int number(PicturePieces picture, TiledVisionEncoder encoder) {
    if (picture.count() > encoder.tiles()) {
      throw new InvalidConfigurationException(
          "the preparation of pictures",
          List.of(
              "max_image_tiles lets a picture have %d tiles, but the vision encoder has %d (max_num_tiles)"
                  .formatted(picture.count(), encoder.tiles())));
    }
    try {
      return encoder.arrangement(picture.rows(), picture.columns());
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationException(
          "the preparation of pictures", List.of(String.valueOf(e.getMessage())));
    }
  }

  /** The same on an engine. */
  public PictureTiles on(Scope scope) {
    return new PictureTiles(scope.tensor(pixels), scope.tensor(arrangement), scope.tensor(present));
  }
}
