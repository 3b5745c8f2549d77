package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text stays as it is; before every n-th layer a block looks at the vision vectors and adds
 * what it finds through gates that start closed, so that the language model begins as it was
 * (Flamingo, arXiv 2204.14198, section 3.1.2 and figure 4; {@code IdeficsModel} of Hugging Face,
 * whose weight names {@code gated_cross_attn_layers.N} these are).
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class GatedCrossAttention implements Fusion {
  private final GatedCrossAttentionSettings settings;
  private final List<GatedBlock> blocks;

  GatedCrossAttention(GatedCrossAttentionSettings settings, int layers, Weights weights) {
    this.settings = settings;
    blocks =
        IntStream.range(0, settings.blocks(layers))
            .mapToObj(n -> GatedBlock.of(settings, weights.at("gated_cross_attn_layers." + n)))
            .toList();
  }

  @Override
  public int prefixLength(int visionTokens) {
    return 0;
  }

  @Override
  public Tensor sequence(Ops ops, Tensor vision, Tensor text) {
    return text;
  }

  @Override
  public LayerHooks hooks(Tensor vision, @Nullable Tensor seen) {
    return new LayerHooks() {
      @Override
      public Tensor before(Ops ops, int layer, Tensor hidden) { // (batch, tokens, width)
        return settings.before(layer)
            ? blocks.get(layer / settings.interval()).forward(ops, hidden, vision, seen)
            : hidden;
      }
    };
  }
}
