package ai.lynx.adapters.bottleneck;

import ai.lynx.spi.component.Adapter;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * {@code x + scaling * up(silu(down(LayerNorm(x))))}: a narrow two-layer network beside a frozen
 * decoder layer (arXiv 2307.02469, section 2; {@code models/adapter_modeling.py} of the official
 * code, whose names and initialisation these are).
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class BottleneckAdapter implements Adapter {
  private static final Initialization LINEAR_START = Initialization.normal(0.02);

  private final double epsilon;
  private final Tensor normWeight; // (width)
  private final Tensor normBias; // (width)
  private final Tensor downWeight; // (narrow, width)
  private final Tensor downBias; // (narrow)
  private final Tensor upWeight; // (width, narrow)
  private final Tensor upBias; // (width)
  private final Tensor scaling; // (1)

  BottleneckAdapter(BottleneckSettings settings, int width, Weights weights) {
    int narrow = settings.narrowWidth(width);
    epsilon = settings.epsilon();
    normWeight = weights.get("adapter_norm_before.weight", Initialization.ONES, width);
    normBias = weights.get("adapter_norm_before.bias", Initialization.ZEROS, width);
    downWeight = weights.get("adapter_down.weight", LINEAR_START, narrow, width);
    downBias = weights.get("adapter_down.bias", Initialization.ZEROS, narrow);
    upWeight = weights.get("adapter_up.weight", LINEAR_START, width, narrow);
    upBias = weights.get("adapter_up.bias", Initialization.ZEROS, width);
    scaling = weights.get("scaling", Initialization.ONES, 1);
  }

  @Override
  public Tensor forward(Ops ops, Tensor hidden) { // (batch, tokens, width)
    Tensor normed = ops.layerNorm(hidden, normWeight, normBias, epsilon);
    Tensor narrow = ops.silu(ops.linear(normed, downWeight, downBias)); // (batch, tokens, narrow)
    Tensor change = ops.multiply(ops.linear(narrow, upWeight, upBias), scaling);
    return ops.add(hidden, change); // (batch, tokens, width)
  }
}
