package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.WeightAdjustment;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.positions.PatchPositions;
import ai.lynx.vision.encoders.positions.PositionGrid;
import ai.lynx.vision.encoders.positions.PositionTable;
import ai.lynx.vision.encoders.positions.ShownPatches;
import ai.lynx.vision.encoders.positions.SpreadPositions;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to the tokens that enter the first block.
 *
 * @param patchWeight (width, channels, patch, patch)
 * @param patchBias (width), or null for none
 * @param classToken one vector, whatever axes of one entry are in front of it; null for none
 */
record VitEmbedding(
    VitSpec spec,
    Tensor patchWeight,
    @Nullable Tensor patchBias,
    @Nullable Tensor classToken,
    PatchPositions positions,
    @Nullable LayerNorm normBefore) {
  static VitEmbedding of(VitSpec spec, Weights weights) {
    VitSize size = spec.size();
    int width = size.width();
    int patch = size.patchSize();
    VitNames names = spec.names();
    Weights patches = weights.at(names.patches());
    // PyTorch starts nn.Conv2d uniformly with this variance.
    Initialization patchStart =
        Initialization.normal(1 / Math.sqrt(3.0 * size.channels() * patch * patch));
    PositionTable table = new PositionTable(spec.special(), size.grid(), size.grid());
    Tensor positions =
        weights.get(
            names.positions(),
            VitBlock.START,
            resizes(spec.sizes()) ? table : WeightAdjustment.NONE,
            spec.positionsHaveBatch() ? table.shape(width) : table.shapeWithoutBatch(width));
    return new VitEmbedding(
        spec,
        patches.get("weight", patchStart, width, size.channels(), patch, patch),
        spec.patchBias() ? patches.get("bias", Initialization.ZEROS, width) : null,
        names.classToken().isEmpty()
            ? null
            : weights.get(names.classToken().get(), VitBlock.START, classTokenShape(spec)),
        spec.sizes() == PictureSizes.SPREAD
            ? new SpreadPositions(positions, size.grid())
            : new PositionGrid(positions, spec.special(), size.grid()),
        names.normBefore().isEmpty()
            ? null
            : LayerNorm.of(weights.at(names.normBefore().get()), width, spec.epsilon()));
  }

  private static boolean resizes(PictureSizes sizes) {
    return sizes == PictureSizes.CONFIGURED || sizes == PictureSizes.ANY;
  }

  /** The class token has the axes that the table of positions has, as far as is known. */
  private static long[] classTokenShape(VitSpec spec) {
    int width = spec.size().width();
    return spec.positionsHaveBatch() ? new long[] {1, 1, width} : new long[] {width};
  }

  /**
   * (pictures, channels, height, width) to (pictures, tokens, width).
   *
   * @param shown where the pictures are; null if they fill their pixels
   */
  Tensor forward(Ops ops, Tensor pixels, @Nullable ShownPatches shown) {
    checkSize(pixels);
    Tensor tokens =
        ops.patchEmbedding(pixels, patchWeight, patchBias); // (pictures, patches, width)
    if (classToken != null) {
      Tensor start = ops.cast(classToken, tokens.type()); // float32 while training in bfloat16
      Size width = tokens.size(2);
      Tensor first = ops.broadcast(start, tokens.size(0), Size.of(1), width);
      tokens = ops.concatenate(1, first, tokens); // (pictures, 1 + patches, width)
    }
    int patch = spec.size().patchSize();
    Tensor places =
        shown == null
            ? positions.at(ops, sideOf(pixels, 2) / patch, sideOf(pixels, 3) / patch)
            : positions.at(ops, shown);
    Tensor placed = ops.add(tokens, places);
    return normBefore == null ? placed : normBefore.forward(ops, placed);
  }

  private static int sideOf(Tensor pixels, int axis) {
    return Math.toIntExact(pixels.size(axis).value());
  }

  private void checkSize(Tensor pixels) {
    int size = spec.size().imageSize();
    if (pixels.rank() == 4 && sideOf(pixels, 2) == size && sideOf(pixels, 3) == size) {
      return;
    }
    if (spec.sizes() != PictureSizes.ANY && spec.sizes() != PictureSizes.SPREAD) {
      throw new IllegalArgumentException(
          "%s is made for pixels of shape (pictures, %d, %d, %d), not %s; its image size and the image transform's must agree."
              .formatted(spec.family(), spec.size().channels(), size, size, pixels.shape()));
    }
    int patch = spec.size().patchSize();
    if (pixels.rank() != 4 || sideOf(pixels, 2) < patch || sideOf(pixels, 3) < patch) {
      throw new IllegalArgumentException(
          "%s needs pixels of shape (pictures, %d, height, width) of at least %d each, not %s."
              .formatted(spec.family(), spec.size().channels(), patch, pixels.shape()));
    }
  }
}
