package ai.lynx.vision.encoders.vit;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.pooling.Pooling;
import ai.lynx.vision.encoders.positions.ShownPatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A vision transformer (arXiv 2010.11929) of any family: patches behind a class token, learned
 * positions, pre-norm blocks. What differs from family to family its {@link VitSpec} says.
 *
 * <p>Blocks behind the layer whose states are asked for are neither loaded nor computed.
 */
public final class VitEncoder implements VisionEncoder {
  private final VitSpec spec;
  private final Features features;
  private final VitEmbedding embedding;
  private final List<VitBlock> blocks;
  private final @Nullable LayerNorm normAfter;
  private final @Nullable Pooling pooling;

  /**
   * Reads the weights.
   *
   * @param weights named as the spec says
   * @throws InvalidConfigurationException if the family cannot give the features asked for
   */
  public VitEncoder(VitSpec spec, Features features, Weights weights) {
    this.spec = spec;
    this.features = features;
    VitSize size = spec.size();
    embedding = VitEmbedding.of(spec, weights);
    blocks =
        IntStream.range(0, features.blocks(size.depth()))
            .mapToObj(n -> VitBlock.of(spec, n, weights.at(spec.names().blocks() + "." + n)))
            .toList();
    normAfter =
        !features.layers().isEmpty()
            ? null
            : spec.names()
                .normAfter()
                .map(name -> LayerNorm.of(weights.at(name), size.width(), spec.epsilon()))
                .orElse(null);
    pooling =
        features.selection() == Features.Selection.POOLED ? source(spec).create(weights) : null;
  }

  private static Pooling.Source source(VitSpec spec) {
    Optional<Pooling.Source> source = spec.pooling();
    return source.orElseThrow(
        () ->
            new InvalidConfigurationException(
                spec.family(),
                List.of(
                    "vision_feature_select_strategy cannot be \"pooled\": this encoder has nothing that makes one vector of a picture")));
  }

  @Override
  public Tensor encode(Ops ops, Tensor pixels, BlockListener listener) {
    return encode(ops, pixels, listener, null);
  }

  @Override
  public Tensor encode(Ops ops, Tensor pixels, Tensor shown, BlockListener listener) {
    ShownPatches patches =
        spec.sizes() == PictureSizes.SPREAD
            ? ShownPatches.of(ops, shown, spec.size().patchSize())
            : null;
    return encode(ops, pixels, listener, patches);
  }

  private Tensor encode(
      Ops ops, Tensor pixels, BlockListener listener, @Nullable ShownPatches shown) {
    Tensor mask = shown == null ? null : shown.mask(ops); // (pictures, patches)
    Tensor hidden = embedding.forward(ops, pixels, shown); // (pictures, tokens, width)
    List<Tensor> states = new ArrayList<>(List.of(hidden));
    listener.onHidden(0, hidden);
    for (int n = 0; n < blocks.size(); n++) {
      hidden = blocks.get(n).forward(ops, hidden, mask);
      states.add(hidden);
      listener.onHidden(n + 1, hidden);
    }
    if (features.layers().isEmpty()) {
      return select(ops, normAfter == null ? hidden : normAfter.forward(ops, hidden));
    }
    List<Tensor> wanted =
        features.layers().stream().map(layer -> select(ops, states.get(layer))).toList();
    return wanted.size() == 1 ? wanted.get(0) : ops.concatenate(2, wanted);
  }

  private Tensor select(Ops ops, Tensor tokens) {
    if (pooling != null) {
      Tensor pooled = pooling.forward(ops, tokens); // (pictures, width)
      return ops.reshape(pooled, pooled.size(0), Size.of(1), pooled.size(1));
    }
    return features.selection() == Features.Selection.FULL
        ? tokens
        : ops.slice(tokens, 1, Size.of(1), tokens.size(1)); // whatever the first stands for
  }

  @Override
  public int width() {
    return spec.size().width() * Math.max(1, features.layers().size());
  }

  @Override
  public int tokens() {
    int all = spec.special() + spec.size().grid() * spec.size().grid();
    return switch (features.selection()) {
      case FULL -> all;
      case DEFAULT -> all - 1;
      case POOLED -> 1;
    };
  }
}
