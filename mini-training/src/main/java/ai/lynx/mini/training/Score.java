package ai.lynx.mini.training;

import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts right answers of {@link ClassHeads}, if it is asked to: reading logits back costs time.
 */
final class Score {
  private final boolean counts;
  private final Map<String, int[]> rightOf = new LinkedHashMap<>();

  /**
   * @param counts false makes it count nothing
   */
  Score(boolean counts) {
    this.counts = counts;
  }

  /**
   * @param logits (n, classes)
   * @param nothingApart whether labels of 0 say nothing and are left out
   */
  void count(String name, Scope scope, Tensor logits, int[] labels, boolean nothingApart) {
    if (!counts) {
      return;
    }
    float[] values = scope.read(logits).toFloats();
    int classes = values.length / Math.max(1, labels.length);
    int[] right = rightOf.computeIfAbsent(name, key -> new int[2]);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0 || labels[i] == 0 && !nothingApart) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
          if (values[i * classes + c] > values[i * classes + best]) {
            best = c;
          }
        }
        right[0] += best == labels[i] ? 1 : 0;
        right[1]++;
      }
    }
  }

  /** Percent right by name. */
  Map<String, Double> percent() {
    Map<String, Double> percent = new TreeMap<>();
    rightOf.forEach((name, right) -> percent.put(name, 100.0 * right[0] / Math.max(1, right[1])));
    return percent;
  }
}
