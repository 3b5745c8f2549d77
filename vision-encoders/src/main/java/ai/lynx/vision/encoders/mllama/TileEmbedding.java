package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;

/**
 * A vector for each tile of each arrangement, let in by a gate.
 *
 * @param table (1 + arrangements, tiles * width)
 * @param gate (1)
 */
record TileEmbedding(Tensor table, Tensor gate, int tiles) {
  static TileEmbedding of(MllamaVisionSettings settings, Weights weights) {
    return new TileEmbedding(
        weights.get(
            "embedding.weight",
            Initialization.normal(settings.deviation()),
            1L + settings.arrangements().count(),
            (long) settings.tiles() * settings.width()),
        weights.get("gate", Initialization.ZEROS, 1),
        settings.tiles());
  }

  /**
   * @param hidden (pictures, tiles, tokens, width)
   * @param arrangement INT64 (pictures)
   * @return the shape of {@code hidden}
   */
  Tensor add(Ops ops, Tensor hidden, Tensor arrangement) {
    Tensor rows = ops.embedding(table, arrangement); // (pictures, tiles * width)
    Tensor vectors = ops.reshape(rows, hidden.size(0), Size.of(tiles), Size.of(1), hidden.size(3));
    return ops.add(hidden, ops.multiply(vectors, ops.tanh(gate)));
  }
}
