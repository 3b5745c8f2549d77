package ai.lynx.assembly.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tokens drawn by probability over all beams: two for each beam, without replacement. As in
 * transformers 4.28.1 the filters see the running score, so a temperature rescales that too, and
 * all beams start equal.
 *
 * @param beams beams of the search
 */
record DrawnCandidates(int beams, LogitsRules filters, Draws draws) implements CandidateChoice {
  /** Candidates drawn for each beam, and so the tokens that the filters must leave it. */
  static final int PER_BEAM = 2;

  @Override
  public int startingBeams() {
    return beams;
  }

  @Override
  public List<Candidate> choose(List<Beam> current, List<float[]> scores) {
    int vocabulary = scores.get(0).length;
    float[] joined = new float[scores.size() * vocabulary]; // (beams * vocabulary)
    for (int beam = 0; beam < scores.size(); beam++) {
      filters.apply(current.get(beam).history().tokens(), scores.get(beam));
      System.arraycopy(scores.get(beam), 0, joined, beam * vocabulary, vocabulary);
    }
    List<Candidate> drawn = new ArrayList<>();
    for (int index : draws.draw(Softmax.probabilities(joined), PER_BEAM * beams)) {
      drawn.add(new Candidate(index / vocabulary, index % vocabulary, joined[index]));
    }
    drawn.sort(Comparator.comparingDouble(Candidate::score).reversed()); // equals as drawn
    return drawn;
  }
}
