package ai.lynx;

/** A switch that one thread turns to stop the generation of another. Once cancelled it stays so. */
public final class Cancellation {
  private volatile boolean cancelled;

  /** A switch that is not turned yet. */
  public Cancellation() {}

  /** Asks the generation to stop before its next token; the answer so far is returned. */
  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }
}
