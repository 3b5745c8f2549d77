package ai.lynx.vision.encoders.transform;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;

/**
 * What Hugging Face's image processors of Idefics3 and SmolVLM do with a picture: resize its longer
 * side, stretch it to whole tiles, cut those out, and put the whole picture, as large as a tile,
 * behind them. A picture of one tile is not cut.
 */
final class TiledTransform implements ImageTransform {
  private static final int CHANNELS = 3;
  private static final int LONGEST_SIDE = 4096; // MAX_IMAGE_SIZE of the original

  private final TiledSettings settings;

  TiledTransform(TiledSettings settings) {
    this.settings = settings;
  }

  /** Whole pictures, as the original prepares them where it does not cut. */
  @Override
  public TensorData apply(List<RgbImage> images) {
    if (images.isEmpty()) {
      throw new InvalidMediaException("There is no picture to prepare.");
    }
    return pixels(images.stream().map(image -> resize(sized(image), tile(), tile())).toList());
  }

  @Override
  public PicturePieces pieces(RgbImage image) {
    if (!settings.cut()) {
      return new PicturePieces(apply(List.of(image)), 0, 0);
    }
    RgbImage stretched = stretched(sized(image));
    int rows = stretched.height() / tile();
    int columns = stretched.width() / tile();
    if (rows == 1 && columns == 1) {
      return new PicturePieces(pixels(List.of(stretched)), 0, 0);
    }
    List<RgbImage> pieces = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        pieces.add(cut(stretched, row, column));
      }
    }
    pieces.add(resize(stretched, tile(), tile()));
    return new PicturePieces(pixels(pieces), rows, columns);
  }

  private int tile() {
    return settings.tile();
  }

  /** The picture in colours, with its longer side as long as the settings say. */
  private RgbImage sized(RgbImage image) {
    RgbImage turned = settings.turn() ? image.upright() : image;
    RgbImage opaque =
        (settings.transparency() == Transparency.WHITE ? turned.onWhite() : turned).colours();
    return settings.longest().map(longest -> longestSide(opaque, longest)).orElse(opaque);
  }

  /** The shorter side keeps its proportion, cut to a whole number and made even. */
  private RgbImage longestSide(RgbImage image, int longest) {
    double aspect = (double) image.width() / image.height();
    boolean wide = image.width() >= image.height();
    int shorter = (int) (wide ? longest / aspect : longest * aspect);
    shorter = Math.max(1, shorter + shorter % 2);
    return resize(image, wide ? longest : shorter, wide ? shorter : longest);
  }

  /** Both sides become multiples of a tile, the longer first. */
  private RgbImage stretched(RgbImage image) {
    double aspect = (double) image.width() / image.height();
    int width;
    int height;
    if (image.width() >= image.height()) {
      width = wholeTiles(image.width());
      height = wholeTiles((int) (width / aspect));
    } else {
      height = wholeTiles(image.height());
      width = wholeTiles((int) (height * aspect));
    }
    return resize(image, width, height);
  }

  private int wholeTiles(int side) {
    int rounded = (side + tile() - 1) / tile() * tile();
    if (rounded > LONGEST_SIDE + tile()) {
      throw new InvalidMediaException(
          "A picture would be %d pixels wide or high in tiles of %d; scale it down."
              .formatted(rounded, tile()));
    }
    return Math.max(tile(), rounded);
  }

  private RgbImage resize(RgbImage image, int width, int height) {
    return CentreCrop.whole(
        image, new TargetSize.Extent(width, height), settings.resample(), settings.passOrder());
  }

  private RgbImage cut(RgbImage image, int row, int column) {
    int line = tile() * CHANNELS;
    byte[] rgb = new byte[Math.multiplyExact(line, tile())];
    for (int y = 0; y < tile(); y++) {
      int from = ((row * tile() + y) * image.width() + column * tile()) * CHANNELS;
      System.arraycopy(image.rgb(), from, rgb, y * line, line);
    }
    return new RgbImage(tile(), tile(), rgb);
  }

  private TensorData pixels(List<RgbImage> pieces) {
    int each = Math.multiplyExact(CHANNELS * tile(), tile());
    float[] pixels = new float[Math.multiplyExact(pieces.size(), each)];
    for (int i = 0; i < pieces.size(); i++) {
      settings.normalization().write(pieces.get(i), pixels, i * each);
    }
    return TensorData.of(pixels, pieces.size(), CHANNELS, tile(), tile());
  }
}
