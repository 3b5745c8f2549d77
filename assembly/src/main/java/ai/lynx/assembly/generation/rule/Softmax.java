package ai.lynx.assembly.generation.rule;

import ai.lynx.error.EngineException;

/**
 * Scores to probabilities. Sums are taken in float64 and results rounded to float32; the original
 * computes in float32 throughout, in an order of its own, and so may differ in the last bits.
 */
public final class Softmax {
  private Softmax() {}

  /**
   * The log-probabilities of logits, as a new array.
   *
   * @throws EngineException if a logit is not a number
   */
  public static float[] logProbabilities(float[] logits) {
    float max = max(logits);
    double logSum = Math.log(sumOfExponentials(logits, max));
    float[] result = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      result[i] = (float) (logits[i] - max - logSum);
    }
    return result;
  }

  /** The log-probability of one token. */
  public static double logProbability(float[] logits, int token) {
    float max = max(logits);
    return (double) logits[token] - max - Math.log(sumOfExponentials(logits, max));
  }

  /** The probabilities of scores, as a new array; a score of negative infinity gives 0. */
  public static float[] probabilities(float[] scores) {
    float max = max(scores);
    double sum = sumOfExponentials(scores, max);
    float[] result = new float[scores.length];
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] != Float.NEGATIVE_INFINITY) { // most are, after a filter
        result[i] = (float) (Math.exp((double) scores[i] - max) / sum);
      }
    }
    return result;
  }

  /** The entropy of the probabilities, in nats. */
  public static double entropy(float[] scores) {
    float max = max(scores);
    double sum = sumOfExponentials(scores, max);
    double logSum = Math.log(sum);
    double entropy = 0;
    for (float score : scores) {
      if (score != Float.NEGATIVE_INFINITY) {
        double shifted = (double) score - max;
        entropy -= Math.exp(shifted) / sum * (shifted - logSum);
      }
    }
    return entropy;
  }

  private static double sumOfExponentials(float[] scores, float max) {
    double sum = 0;
    for (float score : scores) {
      double shifted = (double) score - max;
      if (shifted > Exponential.LEAST) { // those below add nothing to the 1 of the largest
        sum += Exponential.of(shifted);
      }
    }
    return sum;
  }

  private static float max(float[] scores) {
    float max = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      max = Math.max(max, score); // not a number, once met, stays
    }
    if (Float.isNaN(max) || Float.isInfinite(max)) {
      throw new EngineException(
          "no next token can be chosen: the largest of the "
              + scores.length
              + " scores is "
              + max
              + "; the weights may be damaged, or too large for their element type, or the options"
              + " may ban every token");
    }
    return max;
  }
}
