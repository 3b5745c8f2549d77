package ai.lynx.assembly.generation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The best finished hypotheses of a beam search, as many as it has beams. */
final class KeptHypotheses {
  private final int capacity;
  private final List<Hypothesis> kept = new ArrayList<>(); // in order of arrival

  KeptHypotheses(int capacity) {
    this.capacity = capacity;
  }

  /** Keeps a hypothesis if there is room or it beats the worst, which then goes. */
  void offer(Hypothesis hypothesis) {
    if (!isFull()) {
      kept.add(hypothesis);
    } else if (hypothesis.score() > worstScore()) {
      kept.remove(worst());
      kept.add(hypothesis);
    }
  }

  boolean isFull() {
    return kept.size() == capacity;
  }

  /** The lowest score kept; not to be asked of none. */
  double worstScore() {
    return kept.get(worst()).score();
  }

  /** Of equals the first to arrive. */
  private int worst() {
    int worst = 0;
    for (int i = 1; i < kept.size(); i++) {
      if (kept.get(i).score() < kept.get(worst).score()) {
        worst = i;
      }
    }
    return worst;
  }

  /** The best, best first; of equals the last to arrive comes first. */
  List<Hypothesis> best(int count) {
    List<Hypothesis> sorted = new ArrayList<>(kept);
    Collections.reverse(sorted);
    sorted.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
    return List.copyOf(sorted.subList(0, Math.min(count, sorted.size())));
  }
}
