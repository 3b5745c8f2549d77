package ai.lynx.vision.encoders.eva;

import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.positions.PositionTable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * EVA (arXiv 2211.07636) as Lynx uses it: patches behind a class token, learned positions, pre-norm
 * blocks, and no norm at the end. All tokens are features, the class token first.
 */
final class EvaVit implements VisionEncoder {
  static final Initialization START = Initialization.normal(0.02);
  private static final int CHANNELS = 3;

  private final EvaVitSettings settings;
  private final Tensor patchWeight; // (width, 3, patch, patch)
  private final Tensor patchBias; // (width)
  private final Tensor classToken; // (1, 1, width)
  private final Tensor positions; // (1, tokens, width)
  private final List<EvaBlock> blocks;

  EvaVit(EvaVitSettings settings, Weights weights) {
    this.settings = settings;
    int width = settings.width();
    int patch = settings.patchSize();
    // PyTorch starts nn.Conv2d uniformly with this variance.
    Initialization patchStart =
        Initialization.normal(1 / Math.sqrt(3.0 * CHANNELS * patch * patch));
    patchWeight = weights.get("patch_embed.proj.weight", patchStart, width, CHANNELS, patch, patch);
    patchBias = weights.get("patch_embed.proj.bias", Initialization.ZEROS, width);
    classToken = weights.get("cls_token", START, 1, 1, width);
    PositionTable table = new PositionTable(1, settings.grid(), settings.grid());
    positions = weights.get("pos_embed", START, table, table.shape(width));
    blocks =
        IntStream.range(0, settings.depth())
            .mapToObj(n -> EvaBlock.of(settings, n, weights.at("blocks." + n)))
            .toList();
  }

  @Override
  public Tensor encode(Ops ops, Tensor pixels, BlockListener listener) {
    Tensor hidden = embed(ops, pixels);
    listener.onHidden(0, hidden);
    for (int n = 0; n < blocks.size(); n++) {
      hidden = blocks.get(n).forward(ops, hidden);
      listener.onHidden(n + 1, hidden);
    }
    return hidden; // (pictures, 1 + patches, width)
  }

  private Tensor embed(Ops ops, Tensor pixels) { // (pictures, 3, size, size)
    checkSize(pixels);
    Tensor patches =
        ops.patchEmbedding(pixels, patchWeight, patchBias); // (pictures, patches, width)
    Tensor start = ops.cast(classToken, patches.type()); // float32 while training in bfloat16
    Tensor first = ops.broadcast(start, pixels.size(0), start.size(1), start.size(2));
    Tensor tokens = ops.concatenate(1, first, patches); // (pictures, 1 + patches, width)
    return ops.add(tokens, positions);
  }

  private void checkSize(Tensor pixels) {
    long size = settings.imageSize();
    if (pixels.rank() != 4 || pixels.size(2).value() != size || pixels.size(3).value() != size) {
      throw new IllegalArgumentException(
          "eva-vit is made for pixels of shape (pictures, 3, %d, %d), not %s; its imageSize and the image transform's size must agree."
              .formatted(size, size, pixels.shape()));
    }
  }

  @Override
  public int width() {
    return settings.width();
  }

  @Override
  public int tokens() {
    return 1 + settings.grid() * settings.grid();
  }
}
