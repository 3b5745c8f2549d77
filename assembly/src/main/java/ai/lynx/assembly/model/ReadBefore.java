package ai.lynx.assembly.model;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a network has read and need not read again.
 *
 * @param cache keys and values, (rows, key heads, tokens, head width); null if nothing was read
 * @param memory what a fusion remembers of the pictures; null if it remembers nothing
 */
record ReadBefore(@Nullable KvCache cache, @Nullable VisionMemory memory) {
  static final ReadBefore NOTHING = new ReadBefore(null, null);

  /** How many positions were read. */
  int length() {
    return cache == null ? 0 : Math.toIntExact(cache.layers().get(0).keys().size(2).value());
  }

  /** The same, owned by another scope. */
  ReadBefore in(Scope owner) {
    return new ReadBefore(
        cache == null ? null : cache.map(owner::adopt),
        memory == null ? null : memory.map(owner::adopt));
  }

  /**
   * The beginning of one row, copied.
   *
   * @param step where it is computed
   * @param owner owns the copy
   * @param row which one; whatever was read of pictures is the same for all
   * @param length positions
   */
  ReadBefore beginning(Scope step, Scope owner, int row, int length) {
    Ops ops = step.ops();
    UnaryOperator<Tensor> one =
        tensor -> ops.slice(tensor, 0, row, row + 1L); // (1, heads, tokens, head width)
    UnaryOperator<Tensor> kept = tensor -> owner.adopt(ops.scale(tensor, 1));
    return new ReadBefore(
        cache == null
            ? null
            : cache.map(tensor -> kept.apply(ops.slice(one.apply(tensor), 2, 0, length))),
        memory == null ? null : memory.map(tensor -> kept.apply(one.apply(tensor))));
  }
}
