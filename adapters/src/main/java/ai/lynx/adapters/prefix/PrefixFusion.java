package ai.lynx.adapters.prefix;

import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vision vectors stand in front of the embedded text, and nothing happens between the layers
 * (arXiv 2307.02469, section 2, prefix-tuning).
 *
 * <p>Without weights and immutable; safe for use by several threads.
 */
final class PrefixFusion implements Fusion {
  @Override
  public int prefixLength(int visionTokens) {
    return visionTokens;
  }

  @Override
  public Tensor sequence(Ops ops, Tensor vision, Tensor text) {
    return ops.concatenate(1, vision, text); // (batch, n + tokens, width)
  }

  @Override
  public LayerHooks hooks(Tensor vision, @Nullable Tensor seen) {
    return LayerHooks.NONE;
  }

  @Override
  public VisionMemory remember(Ops ops, Tensor vision) {
    return new VisionMemory(List.of());
  }

  @Override
  public LayerHooks hooks(VisionMemory memory, @Nullable Tensor seen) {
    return LayerHooks.NONE;
  }
}
