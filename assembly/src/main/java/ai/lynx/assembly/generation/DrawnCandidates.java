package ai.lynx.assembly.generation;

import ai.lynx.assembly.generation.rule.LogitsRules;
import ai.lynx.assembly.generation.rule.Softmax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tokens drawn by probability over all beams, without replacement.
 *
 * @param startingBeams equal beams at the start
 * @param count tokens drawn at each step
 * @param sorted whether the best come first, rather than those drawn first
 * @param filters that see the running score
 */
record DrawnCandidates(
    int startingBeams, int count, boolean sorted, LogitsRules filters, Draws draws)
    implements CandidateChoice {
  /**
   * As in transformers 4.28.1: two for each beam, the filters see the running score, so that a
   * temperature rescales that too, and all beams start equal.
   */
  static DrawnCandidates withRunningScore(
      int beams, int perBeam, LogitsRules filters, Draws draws) {
    return new DrawnCandidates(beams, perBeam * beams, true, filters, draws);
  }

  /** As in transformers 5.x: what is drawn from was filtered before. */
  static DrawnCandidates filteredBefore(int beams, int perBeam, Draws draws) {
    return new DrawnCandidates(1, perBeam * beams, false, LogitsRules.none(), draws);
  }

  @Override
  public List<Candidate> choose(List<Beam> current, List<float[]> scores) {
    int vocabulary = scores.get(0).length;
    float[] joined = new float[scores.size() * vocabulary]; // (beams * vocabulary)
    for (int beam = 0; beam < scores.size(); beam++) {
      filters.apply(current.get(beam).history(), scores.get(beam));
      System.arraycopy(scores.get(beam), 0, joined, beam * vocabulary, vocabulary);
    }
    List<Candidate> drawn = new ArrayList<>();
    for (int index : draws.draw(Softmax.probabilities(joined), count)) {
      drawn.add(new Candidate(index / vocabulary, index % vocabulary, joined[index]));
    }
    if (sorted) {
      drawn.sort(Comparator.comparingDouble(Candidate::score).reversed()); // equals as drawn
    }
    return drawn;
  }
}
