package ai.lynx.assembly.generation;

import java.util.List;

/**
 * The search for the answer to one prompt, fed with logits step by step. Its rows are its own: row
 * 0 is the prompt at first, afterwards row {@code i} is what its last step's continuation {@code i}
 * made.
 */
interface Search {
  /** Logits of this search's rows. */
  @FunctionalInterface
  interface RowLogits {
    float[] of(int row);
  }

  /**
   * One step.
   *
   * @return how its rows go on; empty when the search is over
   */
  List<Continuation> step(RowLogits logits);

  /** Ends a search that is not over. */
  void cancel();

  /** What was found, best first. Only for a search that is over. */
  List<Hypothesis> hypotheses();
}
