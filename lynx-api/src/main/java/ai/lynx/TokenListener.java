package ai.lynx;

/** Receives the tokens of an answer as they come, on the thread that generates. */
@FunctionalInterface
public interface TokenListener {
  /** A listener that ignores what it hears. */
  TokenListener SILENT = token -> {};

  /**
   * Called once for each token; with beam search only when the best hypothesis is known, in one
   * burst at the end. An exception thrown here ends the generation and reaches the caller.
   */
  void onToken(Token token);
}
