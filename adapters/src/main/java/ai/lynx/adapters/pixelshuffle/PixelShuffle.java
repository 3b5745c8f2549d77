package ai.lynx.adapters.pixelshuffle;

import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;

/**
 * The vectors of each square block of patches are joined, row by row, and projected (Idefics3,
 * arXiv 2408.12637, section 3.1, and SmolVLM; {@code Idefics3Connector} of Hugging Face, whose
 * weight name {@code modality_projection.proj.weight} this is).
 *
 * <p>Because the patches form a grid, their number has to be known while a graph is recorded; the
 * batch need not be. Immutable; safe for use by several threads with an Ops each.
 */
final class PixelShuffle implements Bridge {
  private final PixelShuffleSettings settings;
  private final Linear projection;

  PixelShuffle(PixelShuffleSettings settings, int visionWidth, int languageWidth, Weights weights) {
    this.settings = settings;
    int joined = Math.multiplyExact(visionWidth, settings.block() * settings.block());
    projection =
        Linear.withoutBias(
            joined,
            languageWidth,
            Initialization.normal(settings.deviation()),
            weights.at("modality_projection.proj"));
  }

  /**
   * @throws ai.lynx.error.InvalidConfigurationException if the patches are no square grid of whole
   *     blocks
   */
  @Override
  public Tensor connect(Ops ops, Tensor features) { // (batch, patches, vision width)
    Size batch = features.size(0);
    Size block = Size.of(settings.block());
    Size blocks = Size.of(settings.blocksPerSide(features.size(1).value()));
    Size width = features.size(2);
    Tensor grid = ops.reshape(features, batch, blocks, block, blocks, block, width);
    Tensor grouped = ops.permute(grid, 0, 1, 3, 2, 4, 5); // (.., blocks, blocks, row, column, ..)
    Tensor joined =
        ops.reshape(grouped, batch, blocks.times(blocks), width.times(block).times(block));
    return projection.forward(ops, joined); // (batch, blocks * blocks, language width)
  }

  @Override
  public int tokens(int features) {
    int side = settings.blocksPerSide(features);
    return side * side;
  }
}
