package ai.lynx.adapters.idefics;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * One block: latents look at the media and at themselves, then pass a feed-forward network with
 * ReLU, each added to them.
 *
 * @param widen (4 * width, width)
 * @param narrow (width, 4 * width)
 */
record IdeficsResamplerBlock(
    IdeficsResamplerAttention attention, LayerNorm norm, Linear widen, Linear narrow) {
  private static final int WIDER = 4;

  static IdeficsResamplerBlock of(IdeficsResamplerSettings settings, int width, Weights weights) {
    int wide = Math.multiplyExact(width, WIDER);
    Weights feedForward = weights.at("1");
    return new IdeficsResamplerBlock(
        IdeficsResamplerAttention.of(settings, width, weights.at("0")),
        LayerNorm.of(width, feedForward.at("ln")),
        Linear.withoutBias(width, wide, Linear.pytorchStart(width), feedForward.at("fc")),
        Linear.withoutBias(wide, width, Linear.pytorchStart(wide), feedForward.at("c_proj")));
  }

  /**
   * @param media (batch, tokens, width)
   * @param latents (batch, latents, width)
   * @return the shape of the latents
   */
  Tensor forward(Ops ops, Tensor media, Tensor latents) {
    Tensor looked = ops.add(attention.forward(ops, media, latents), latents);
    Tensor wide = ops.relu(widen.forward(ops, norm.forward(ops, looked))); // (.., 4 * width)
    return ops.add(narrow.forward(ops, wide), looked);
  }
}
