package ai.lynx.vision.encoders.transform;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;

/**
 * What Hugging Face's image processor of Llama 3.2 vision does with a picture: fit it to the canvas
 * of tiles that suits it best, fill the canvas up with black, and cut the tiles out.
 */
final class CanvasTransform implements ImageTransform {
  private static final int CHANNELS = 3;

  private final CanvasSettings settings;

  CanvasTransform(CanvasSettings settings) {
    this.settings = settings;
  }

  /** Pictures on a canvas of one tile each. */
  @Override
  public TensorData apply(List<RgbImage> images) {
    if (images.isEmpty()) {
      throw new InvalidMediaException("There is no picture to prepare.");
    }
    int tile = settings.tile();
    float[] pixels = new float[Math.multiplyExact(images.size(), each())];
    for (int i = 0; i < images.size(); i++) {
      write(painted(coloured(images.get(i)), new TileCanvas(1, 1)), 0, 0, pixels, i * each());
    }
    return TensorData.of(pixels, images.size(), CHANNELS, tile, tile);
  }

  @Override
  public PicturePieces pieces(RgbImage image) {
    int tile = settings.tile();
    RgbImage coloured = coloured(image);
    TileCanvas canvas = TileCanvas.of(coloured.width(), coloured.height(), tile, settings.most());
    RgbImage painted = painted(coloured, canvas);
    int count = canvas.rows() * canvas.columns();
    float[] pixels = new float[Math.multiplyExact(count, each())];
    for (int i = 0; i < count; i++) {
      write(painted, i / canvas.columns(), i % canvas.columns(), pixels, i * each());
    }
    return new PicturePieces(
        TensorData.of(pixels, count, CHANNELS, tile, tile), canvas.rows(), canvas.columns());
  }

  /** How many numbers a tile has. */
  private int each() {
    return Math.multiplyExact(CHANNELS * settings.tile(), settings.tile());
  }

  private RgbImage coloured(RgbImage image) {
    RgbImage turned = settings.turn() ? image.upright() : image;
    return (settings.transparency() == Transparency.WHITE ? turned.onWhite() : turned).colours();
  }

  /** A canvas with the picture on it. */
  private RgbImage painted(RgbImage image, TileCanvas canvas) {
    int tile = settings.tile();
    TargetSize.Extent size = canvas.fit(image.width(), image.height(), tile);
    RgbImage fitted = CentreCrop.whole(image, size, settings.resample(), settings.passOrder());
    int width = canvas.columns() * tile;
    int height = canvas.rows() * tile;
    byte[] rgb = new byte[Math.multiplyExact(CHANNELS * width, height)];
    int line = fitted.width() * CHANNELS;
    for (int y = 0; y < fitted.height(); y++) {
      System.arraycopy(fitted.rgb(), y * line, rgb, y * width * CHANNELS, line);
    }
    return new RgbImage(width, height, rgb);
  }

  private void write(RgbImage painted, int row, int column, float[] pixels, int offset) {
    int tile = settings.tile();
    int line = tile * CHANNELS;
    byte[] rgb = new byte[Math.multiplyExact(line, tile)];
    for (int y = 0; y < tile; y++) {
      int from = ((row * tile + y) * painted.width() + column * tile) * CHANNELS;
      System.arraycopy(painted.rgb(), from, rgb, y * line, line);
    }
    settings.normalization().write(new RgbImage(tile, tile, rgb), pixels, offset);
  }
}
