package ai.lynx.assembly.lifetime;

import ai.lynx.error.ClosedException;

/**
 * Counts the calls in flight on something that can be closed, so that closing waits for none and
 * frees nothing that is in use: the last call out frees it. Safe for use by several threads.
 */
public final class UseCount {
  private final String what;
  private final String mend;
  private final Runnable free;
  private int uses;
  private boolean closed;

  /**
   * @param what for messages, such as "The model lynx"
   * @param mend what to do instead of using it after it was closed
   * @param free called once
   */
  public UseCount(String what, String mend, Runnable free) {
    this.what = what;
    this.mend = mend;
    this.free = free;
  }

  /** A call in flight; closing it ends the call. */
  public interface Use extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins a call.
   *
   * @throws ClosedException after {@link #close()}
   */
  public synchronized Use begin() {
    if (closed) {
      throw new ClosedException(what + " was closed; " + mend + ".");
    }
    uses++;
    return this::end;
  }

  /** Whether {@link #close()} was called. */
  public synchronized boolean isClosed() {
    return closed;
  }

  private void end() {
    boolean last;
    synchronized (this) {
      uses--;
      last = closed && uses == 0;
    }
    if (last) {
      free.run();
    }
  }

  /** Lets nobody in any more; frees now if no call is in flight. Closing twice is harmless. */
  public void close() {
    boolean idle;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      idle = uses == 0;
    }
    if (idle) {
      free.run();
    }
  }
}
