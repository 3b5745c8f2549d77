package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.PictureTiles;
import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.vision.encoders.layers.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The vision encoder of Llama 3.2 vision ({@code MllamaVisionModel} of Hugging Face, whose weight
 * names these are): all tiles of a picture pass one transformer together and then a gated one.
 * Features are what leaves the second, and beside it the states behind some layers of the first,
 * element by element: the first element of all those layers, then the second.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class MllamaVisionEncoder implements TiledVisionEncoder {
  /** Tokens of a tile are filled up to a multiple of this, with zeros. */
  private static final int MULTIPLE = 8;

  /** Of the two norms around the first transformer, whatever a configuration says of others. */
  private static final double OUTER_EPSILON = 1e-5;

  private final MllamaVisionSettings settings;
  private final TileTokens entry;
  private final List<VisionLayer> layers;
  private final LayerNorm normAfter;
  private final TileEmbedding tilesBetween;
  private final List<VisionLayer> globalLayers;

  MllamaVisionEncoder(MllamaVisionSettings settings, Weights weights) {
    this.settings = settings;
    entry = TileTokens.of(settings, OUTER_EPSILON, weights);
    layers = layers(settings.layers(), false, weights.at("transformer"));
    normAfter = LayerNorm.of(weights.at("layernorm_post"), settings.width(), OUTER_EPSILON);
    tilesBetween = TileEmbedding.of(settings, weights.at("post_tile_positional_embedding"));
    globalLayers = layers(settings.globalLayers(), true, weights.at("global_transformer"));
  }

  private List<VisionLayer> layers(int count, boolean gated, Weights weights) {
    return IntStream.range(0, count)
        .mapToObj(n -> VisionLayer.of(settings, gated, weights.at("layers." + n)))
        .toList();
  }

  @Override
  public Tensor encode(Ops ops, Tensor pixels, BlockListener listener) {
    Size pictures = pixels.size(0);
    Size tiles = Size.of(settings.tiles());
    Tensor first =
        ops.reshape(pixels, pictures, Size.of(1), pixels.size(1), pixels.size(2), pixels.size(3));
    Tensor all = first;
    if (settings.tiles() > 1) {
      Tensor others =
          ops.fill(
              0,
              pixels.type(),
              pictures,
              tiles.plus(-1),
              pixels.size(1),
              pixels.size(2),
              pixels.size(3));
      all = ops.concatenate(1, first, others); // (pictures, tiles, channels, height, width)
    }
    boolean[] onlyFirst = new boolean[settings.tiles()];
    onlyFirst[0] = true;
    return encode(
        ops,
        new PictureTiles(
            all,
            ops.fill(settings.arrangements().single(), ElementType.INT64, pictures),
            ops.broadcast(
                ops.constant(TensorData.of(onlyFirst, 1, settings.tiles())), pictures, tiles)),
        listener);
  }

  @Override
  public Tensor encode(Ops ops, PictureTiles given, BlockListener listener) {
    checkSize(given.pixels());
    Size count = given.pixels().size(0);
    Size tiles = Size.of(settings.tiles());
    Size width = Size.of(settings.width());
    int real = settings.tileTokens();
    int each = (real + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    Size tokens = tiles.times(each);
    Tensor placed = entry.forward(ops, given); // (pictures, tiles, real, width)
    Tensor padding = ops.fill(0, placed.type(), count, tiles, Size.of(each - real), width);
    Tensor padded = each == real ? placed : ops.concatenate(2, placed, padding);
    TokenSight sight = TokenSight.of(ops, given.present(), real, each);

    Tensor hidden = ops.reshape(padded, count, tokens, width);
    listener.onHidden(0, hidden);
    List<Tensor> states = new ArrayList<>();
    for (VisionLayer layer : layers) {
      hidden = layer.forward(ops, hidden, sight); // (pictures, tiles * each, width)
      states.add(hidden);
      listener.onHidden(states.size(), hidden);
    }
    Tensor between =
        ops.reshape(normAfter.forward(ops, hidden), count, tiles, Size.of(each), width);
    hidden = ops.reshape(tilesBetween.add(ops, between, given.arrangement()), count, tokens, width);
    for (int n = 0; n < globalLayers.size(); n++) {
      hidden = globalLayers.get(n).forward(ops, hidden, sight);
      listener.onHidden(layers.size() + n + 1, hidden);
    }
    List<Tensor> features = new ArrayList<>(List.of(hidden));
    if (!settings.kept().isEmpty()) {
      features.add(interleaved(ops, settings.kept().stream().map(states::get).toList()));
    }
    Tensor joined = ops.concatenate(2, features); // (pictures, tiles * each, output width)
    Size outputWidth = Size.of(settings.outputWidth());
    Tensor ofTiles = ops.reshape(joined, count, tiles, Size.of(each), outputWidth);
    return ops.reshape(ops.slice(ofTiles, 2, 0, real), count, tiles.times(real), outputWidth);
  }

  /** Several (pictures, tokens, width) as (pictures, tokens, width * n), the n side by side. */
  private static Tensor interleaved(Ops ops, List<Tensor> states) {
    List<Tensor> columns = new ArrayList<>();
    for (Tensor state : states) {
      columns.add(ops.reshape(state, state.size(0), state.size(1), state.size(2), Size.of(1)));
    }
    Tensor stacked = ops.concatenate(3, columns); // (pictures, tokens, width, n)
    return ops.reshape(
        stacked, stacked.size(0), stacked.size(1), stacked.size(2).times(states.size()));
  }

  private void checkSize(Tensor pixels) {
    int side = settings.imageSize();
    boolean fits =
        pixels.rank() == 5
            && pixels.size(1).equals(Size.of(settings.tiles()))
            && pixels.size(2).equals(Size.of(settings.channels()))
            && pixels.size(3).equals(Size.of(side))
            && pixels.size(4).equals(Size.of(side));
    if (!fits) {
      throw new IllegalArgumentException(
          "mllama is made for tiles of shape (pictures, %d, %d, %d, %d), not %s; its sizes and the image transform's must agree."
              .formatted(settings.tiles(), settings.channels(), side, side, pixels.shape()));
    }
  }

  @Override
  public int tiles() {
    return settings.tiles();
  }

  @Override
  public int arrangement(int rows, int columns) {
    int place = settings.arrangements().place(rows, columns);
    if (place == 0) {
      throw new IllegalArgumentException(
          "mllama was not made for %d x %d tiles; its supported_aspect_ratios are %s."
              .formatted(rows, columns, settings.arrangements().rowsAndColumns()));
    }
    return place;
  }

  @Override
  public int width() {
    return settings.outputWidth();
  }

  @Override
  public int tokens() {
    return settings.tiles() * settings.tileTokens();
  }
}
