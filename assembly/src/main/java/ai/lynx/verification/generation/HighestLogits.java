package ai.lynx.verification.generation;

import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.Findings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Holds logits against the highest ones that a case keeps of each step.
 *
 * @param name of the prompt
 */
public record HighestLogits(String name, Findings findings) {
  /**
   * @param logits FLOAT32 (1, steps, vocabulary)
   * @param tolerance of the logarithm of the sum of exponentials, and of what another token may
   *     have more than the lowest of the highest
   */
  public void compare(TensorData logits, int steps, double tolerance) {
    float[] all = logits.toFloats();
    int vocabulary = all.length / steps;
    long[] ids = findings.given(name + ".top20.ids").toLongs();
    int kept = ids.length / steps;
    float[] sums = findings.given(name + ".logsumexp").toFloats();
    float[] highest = new float[ids.length];
    for (int step = 0; step < steps; step++) {
      float[] row = Arrays.copyOfRange(all, step * vocabulary, (step + 1) * vocabulary);
      Set<Integer> among = new HashSet<>();
      float lowest = Float.POSITIVE_INFINITY;
      for (int i = step * kept; i < (step + 1) * kept; i++) {
        int id = Math.toIntExact(ids[i]);
        among.add(id);
        highest[i] = row[id];
        lowest = Math.min(lowest, row[id]);
      }
      findings.number(name + ", sum of step " + step, sums[step], logarithmOfSum(row), tolerance);
      refuseHigher(step, row, among, lowest + tolerance);
    }
    findings.tensor(name + ".top20.logits", TensorData.of(highest, steps, kept));
    everyEighth(all, vocabulary);
  }

  private void refuseHigher(int step, float[] row, Set<Integer> among, double most) {
    for (int id = 0; id < row.length; id++) {
      if (row[id] > most && !among.contains(id)) {
        findings.fail(
            "%s, step %d: token %d has the logit %.6g, which is among the highest"
                .formatted(name, step, id, row[id]));
      }
    }
  }

  private void everyEighth(float[] all, int vocabulary) {
    String wanted = name + ".first_logits.every8";
    if (findings.wants(wanted)) {
      float[] some = new float[(vocabulary + 7) / 8];
      for (int i = 0; i < some.length; i++) {
        some[i] = all[8 * i];
      }
      findings.tensor(wanted, TensorData.of(some, some.length));
    }
  }

  private static double logarithmOfSum(float[] logits) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - highest);
    }
    return highest + Math.log(sum);
  }
}
