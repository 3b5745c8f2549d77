package ai.lynx.assembly.generation;

import java.util.List;

/** How beam search finds the tokens that its beams may go on with. */
sealed interface CandidateChoice permits BestCandidates, DrawnCandidates {
  /** Beams at the start, all of them the prompt. */
  int startingBeams();

  /**
   * The candidates of a step.
   *
   * @param beams as many as {@code scores}
   * @param scores for each beam the sum of log-probabilities with each token of the vocabulary; may
   *     be changed
   * @return none of them banned; only the first so many as there are beams may end
   */
  List<Candidate> choose(List<Beam> beams, List<float[]> scores);
}
