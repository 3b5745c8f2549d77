package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.operator.Elementwise;
import ai.lynx.vision.encoders.pooling.Pooling;
import java.util.Optional;

/**
 * What distinguishes one vision transformer from another. All are pre-norm: patches, positions,
 * blocks of attention and a feed-forward network.
 *
 * @param family the plug's name, for messages
 * @param size how large it is
 * @param names what its weights are called, and with that which of them there are
 * @param positionsHaveBatch whether the table of positions is (1, tokens, width) or (tokens, width)
 * @param patchBias whether the patch convolution adds a bias
 * @param attentionBias which input projections of attention add a bias
 * @param gated whether the feed-forward network is SwiGLU
 * @param activation of a feed-forward network that is not gated
 * @param epsilon in every layer norm
 * @param sizes which pictures it takes
 * @param pooling how a picture becomes one vector, if it can
 */
public record VitSpec(
    String family,
    VitSize size,
    VitNames names,
    boolean positionsHaveBatch,
    boolean patchBias,
    AttentionBias attentionBias,
    boolean gated,
    Elementwise.Function activation,
    double epsilon,
    PictureSizes sizes,
    Optional<Pooling.Source> pooling) {
  /** Tokens in front that belong to no patch. */
  public int special() {
    return names.classToken().isPresent() ? 1 : 0;
  }
}
