package ai.lynx.assembly.network;

import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a decoder's layers when it reads about something seen: a network's adapters,
 * and inside them what its fusion does with this vision. Its tensors can be exchanged, so that a
 * recording of one request's reading serves all requests.
 */
public final class VisionHooks implements LayerHooks {
  private final LayerHooks adapters;
  private final Strategy strategy;
  private final List<Tensor> vision;
  private final @Nullable Tensor seen;
  private final LayerHooks joined;

  /** What a fusion makes of vision. */
  @FunctionalInterface
  public interface Strategy {
    /**
     * @param vision what the fusion needs of it, each (batch, ...)
     * @param seen BOOL (batch, tokens, n), true where a token may look at a vector; null if every
     *     token may look at all
     */
    LayerHooks hooks(List<Tensor> vision, @Nullable Tensor seen);
  }

  public VisionHooks(
      LayerHooks adapters, Strategy strategy, List<Tensor> vision, @Nullable Tensor seen) {
    this.adapters = adapters;
    this.strategy = strategy;
    this.vision = List.copyOf(vision);
    this.seen = seen;
    this.joined = adapters.around(strategy.hooks(vision, seen));
  }

  /** What the hooks are about. */
  public List<Tensor> vision() {
    return vision;
  }

  /** Which token may look at what of it; null if every token may look at all. */
  public @Nullable Tensor seen() {
    return seen;
  }

  /** The same hooks about something else. */
  public VisionHooks with(List<Tensor> otherVision, @Nullable Tensor otherSeen) {
    return new VisionHooks(adapters, strategy, otherVision, otherSeen);
  }

  @Override
  public Tensor before(Ops ops, int layer, Tensor hidden) {
    return joined.before(ops, layer, hidden);
  }

  @Override
  public Tensor after(Ops ops, int layer, Tensor hidden) {
    return joined.after(ops, layer, hidden);
  }
}
