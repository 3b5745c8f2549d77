package ai.lynx.assembly.generation;

/** Hears what the tokens of one prompt are chosen by, on the thread that generates. */
@FunctionalInterface
public interface ScoreListener {
  /** A listener that ignores what it hears. */
  ScoreListener SILENT = (step, beam, scores) -> {};

  /**
   * Called for each beam of each step.
   *
   * @param step 0 for the first new token
   * @param beam 0 where there is no beam search; the best beam otherwise
   * @param scores for each token of the vocabulary its logit, in beam search its log-probability
   *     without the running score, after all rules; negative infinity is a ban. To be copied, not
   *     to be changed.
   */
  void onScores(int step, int beam, float[] scores);
}
