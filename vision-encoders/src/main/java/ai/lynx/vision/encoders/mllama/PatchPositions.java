package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * Positions inside a tile, which all tiles share, and positions inside the whole picture. One gate
 * goes over from the first to the second.
 *
 * @param inTile (tokens, width)
 * @param inPicture (1 + arrangements, tiles * tokens * width)
 * @param gate (1)
 */
record PatchPositions(Tensor inTile, Tensor inPicture, Tensor gate) {
  static PatchPositions of(MllamaVisionSettings settings, Weights weights) {
    Initialization start = Initialization.normal(settings.deviation());
    long tokens = settings.tileTokens();
    return new PatchPositions(
        weights.get("embedding", start, tokens, settings.width()),
        weights.get(
            "tile_embedding.weight",
            start,
            1L + settings.arrangements().count(),
            settings.tiles() * tokens * settings.width()),
        weights.get("gate", Initialization.ZEROS, 1));
  }

  /**
   * @param hidden (pictures, tiles, tokens, width)
   * @param arrangement INT64 (pictures)
   * @return the shape of {@code hidden}
   */
  Tensor add(Ops ops, Tensor hidden, Tensor arrangement) {
    Tensor open = ops.tanh(gate); // (1)
    Tensor shared = ops.multiply(inTile, ops.scale(open, -1, 1)); // (tokens, width)
    Tensor rows = ops.embedding(inPicture, arrangement); // (pictures, tiles * tokens * width)
    Tensor own = ops.reshape(rows, hidden.size(0), hidden.size(1), hidden.size(2), hidden.size(3));
    return ops.add(ops.add(hidden, shared), ops.multiply(own, open));
  }
}
