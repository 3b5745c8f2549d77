package ai.lynx.engine.tensorrt;

import ai.lynx.error.ClosedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Something native that is freed when its owner has let go of it and nobody uses it any more. Safe
 * for use by several threads.
 */
final class Held<T> implements AutoCloseable {
  private final T value;
  private final Supplier<String> what;
  private final Freeing<? super T> freeing;
  private final AtomicInteger holders = new AtomicInteger(1);
  private final AtomicBoolean letGo = new AtomicBoolean();

  /** Frees native memory. */
  @FunctionalInterface
  interface Freeing<T> {
    void free(T value) throws Exception;
  }

  /**
   * @param what its name in messages
   */
  Held(T value, String what, Freeing<? super T> freeing) {
    this(value, () -> what, freeing);
  }

  /**
   * @param what makes its name in messages
   */
  Held(T value, Supplier<String> what, Freeing<? super T> freeing) {
    this.value = value;
    this.what = what;
    this.freeing = freeing;
  }

  /**
   * Holds it for a while; to be followed by {@link #release}.
   *
   * @throws ClosedException if the owner has let go of it
   */
  T acquire() {
    int before;
    do {
      before = holders.get();
      if (before == 0 || letGo.get()) {
        throw new ClosedException(
            what.get() + " is used after it was freed or its scope was closed.");
      }
    } while (!holders.compareAndSet(before, before + 1));
    return value;
  }

  /** What is held; only for whoever holds it. */
  T value() {
    return value;
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      try {
        freeing.free(value);
      } catch (Exception e) {
        throw NativeFailure.of("Freeing: " + what.get(), e);
      }
    }
  }

  boolean isLetGo() {
    return letGo.get();
  }

  /** The owner lets go of it. Harmless when done twice. */
  @Override
  public void close() {
    if (letGo.compareAndSet(false, true)) {
      release();
    }
  }
}
