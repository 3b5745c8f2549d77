package ai.lynx.engine.pytorch;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory behind a cached tensor for the tokens to come. All tensors that lie in one memory share
 * one of these; only the longest of them may be extended in place.
 *
 * <p>Without it every new token would copy all earlier ones.
 */
final class CacheRoom {
  private static final long LEAST = 64;

  private final long capacity;
  private final AtomicLong filled;

  private CacheRoom(long capacity, long filled) {
    this.capacity = capacity;
    this.filled = new AtomicLong(filled);
  }

  /** Room to grow by half of what is there already. */
  static CacheRoom after(long tokens) {
    return new CacheRoom(tokens + Math.max(LEAST, tokens / 2), tokens);
  }

  /** How many tokens fit into the memory. */
  long capacity() {
    return capacity;
  }

  /**
   * Takes the room from one token to another, both counted from the start of the memory.
   *
   * @return false if it is taken already or there is none
   */
  boolean take(long from, long to) {
    return to <= capacity && filled.compareAndSet(from, to);
  }
}
