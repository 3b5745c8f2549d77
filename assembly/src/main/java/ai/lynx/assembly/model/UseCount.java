package ai.lynx.assembly.model;

import ai.lynx.error.ClosedException;

/**
 * Counts the calls in flight on something that can be closed, so that closing waits for none and
 * frees nothing that is in use: the last call out frees it.
 */
final class UseCount {
  private final String what;
  private final Runnable free;
  private int uses;
  private boolean closed;

  /**
   * @param what for messages
   * @param free called once
   */
  UseCount(String what, Runnable free) {
    this.what = what;
    this.free = free;
  }

  /** A call in flight; closing it ends the call. */
  interface Use extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins a call.
   *
   * @throws ClosedException after {@link #close()}
   */
  synchronized Use begin() {
    if (closed) {
      throw new ClosedException(what + " was closed; load it again to use it.");
    }
    uses++;
    return this::end;
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

  void close() {
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
