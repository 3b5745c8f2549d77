package ai.lynx.engine.tensorrt;

import ai.onnxruntime.OnnxTensor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory (batch, heads, capacity, width) with keys or values and room for those of tokens to come.
 * All tensors that are beginnings of one memory share one of these; only the longest may be
 * extended in place.
 *
 * <p>The memory is freed when the last tensor in it is.
 */
final class CacheRoom {
  private static final long LEAST = 64;

  private final Held<OnnxTensor> memory;
  private final long capacity;
  private final AtomicLong filled;

  /**
   * @param filled how many tokens are in it, or are about to be
   */
  CacheRoom(Held<OnnxTensor> memory, long capacity, long filled) {
    this.memory = memory;
    this.capacity = capacity;
    this.filled = new AtomicLong(filled);
  }

  /** Room to grow by half of what is there already, so that a token is copied twice at most. */
  static long capacityFor(long tokens) {
    return tokens + Math.max(LEAST, tokens / 2);
  }

  Held<OnnxTensor> memory() {
    return memory;
  }

  long capacity() {
    return capacity;
  }

  /**
   * Takes the room from one token to another.
   *
   * @return false if it is taken already or there is none
   */
  boolean take(long from, long to) {
    return to <= capacity && filled.compareAndSet(from, to);
  }
}
