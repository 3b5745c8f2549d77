package ai.lynx.assembly.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * The best tokens over all beams; of equals the one of the earlier beam, then the lower id. Enough
 * are taken that as many as there are beams go on even if all ends of sequence are among them.
 */
record BestCandidates(int count) implements CandidateChoice {
  @Override
  public int startingBeams() {
    return 1;
  }

  @Override
  public List<Candidate> choose(List<Beam> beams, List<float[]> scores) {
    List<Candidate> best = new ArrayList<>();
    float worst = Float.NEGATIVE_INFINITY; // of the candidates, once there are enough
    for (int beam = 0; beam < scores.size(); beam++) {
      float[] row = scores.get(beam);
      for (int token = 0; token < row.length; token++) {
        if (row[token] > worst) {
          insert(best, new Candidate(beam, token, row[token]));
          worst = best.size() < count ? worst : best.get(count - 1).score();
        }
      }
    }
    return best;
  }

  /** Keeps the order, equals in order of arrival, and no more than {@link #count}. */
  private void insert(List<Candidate> best, Candidate candidate) {
    int place = best.size();
    while (place > 0 && best.get(place - 1).score() < candidate.score()) {
      place--;
    }
    best.add(place, candidate);
    if (best.size() > count) {
      best.remove(count);
    }
  }
}
