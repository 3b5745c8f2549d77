package ai.lynx.assembly.generation;

/** Hears the new tokens of one prompt, on the thread that generates. */
@FunctionalInterface
public interface NewTokenListener {
  /** A listener that ignores what it hears. */
  NewTokenListener SILENT = token -> {};

  /**
   * Called once for each token of the best hypothesis, the end-of-sequence token included. Greedy
   * search and sampling call it as the tokens come (with several sampled answers, for the first);
   * beam search when the prompt's search is over. What it throws ends the generation.
   */
  void onToken(int token);
}
