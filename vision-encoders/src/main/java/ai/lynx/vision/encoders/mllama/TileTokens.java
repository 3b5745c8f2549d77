package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.PictureTiles;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;

/**
 * Tiles to the tokens that enter the first layer.
 *
 * @param patches (width, channels, patch, patch)
 * @param classToken (width)
 */
record TileTokens(
    Tensor patches,
    Tensor classToken,
    TileEmbedding ofTiles,
    PatchPositions positions,
    LayerNorm norm) {
  static TileTokens of(MllamaVisionSettings settings, double epsilon, Weights weights) {
    int width = settings.width();
    int patch = settings.patchSize();
    Initialization start = Initialization.normal(settings.deviation());
    return new TileTokens(
        weights.get("patch_embedding.weight", start, width, settings.channels(), patch, patch),
        weights.get("class_embedding", start, width),
        TileEmbedding.of(settings, weights.at("pre_tile_positional_embedding")),
        PatchPositions.of(settings, weights.at("gated_positional_embedding")),
        LayerNorm.of(weights.at("layernorm_pre"), width, epsilon));
  }

  /** What enters the first layer, (pictures, tiles, 1 + patches, width), the class token first. */
  Tensor forward(Ops ops, PictureTiles given) {
    Tensor pixels = given.pixels();
    Size pictures = pixels.size(0);
    Size tiles = pixels.size(1);
    Tensor each =
        ops.reshape(pixels, pictures.times(tiles), pixels.size(2), pixels.size(3), pixels.size(4));
    Tensor seen = ops.patchEmbedding(each, patches, null); // (pictures * tiles, patches, width)
    Size width = seen.size(2);
    Tensor told =
        ofTiles.add(
            ops, ops.reshape(seen, pictures, tiles, seen.size(1), width), given.arrangement());
    Tensor start = ops.cast(classToken, told.type()); // float32 while training in bfloat16
    Tensor first = ops.broadcast(start, pictures, tiles, Size.of(1), width);
    Tensor tokens = ops.concatenate(2, first, told);
    return norm.forward(ops, positions.add(ops, tokens, given.arrangement()));
  }
}
