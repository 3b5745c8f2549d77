package ai.lynx.assembly.generation.rule;

import java.util.Arrays;

/**
 * Bans the least likely tokens as long as their probabilities sum to no more than 1 - p, so that
 * the token that crosses the line is kept (nucleus sampling, arXiv 1904.09751, section 3.1). Of
 * equals the lower id goes first.
 *
 * <p>As in the original, the running sum is taken in float64 and compared in float32.
 *
 * @param mass the probability to keep; above 0, at most 1
 * @param atLeast tokens that are kept whatever the mass; 1 or more
 */
record TopP(double mass, int atLeast) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    float[] probabilities = Softmax.probabilities(scores);
    int[] ascending = ascending(scores);
    float tail = (float) (1 - mass);
    double sum = 0;
    for (int i = 0; i < ascending.length - atLeast; i++) {
      int token = ascending[i];
      sum += probabilities[token];
      if ((float) sum > tail) {
        return;
      }
      scores[token] = Float.NEGATIVE_INFINITY;
    }
  }

  /** The tokens that are not banned yet, lowest score first. */
  private static int[] ascending(float[] scores) {
    long[] keys = new long[scores.length]; // an integer ordered like the score, then the token
    int count = 0;
    for (int token = 0; token < scores.length; token++) {
      if (scores[token] != Float.NEGATIVE_INFINITY) {
        int bits = Float.floatToIntBits(scores[token]);
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        keys[count++] = ((long) ordered << 32) | token;
      }
    }
    Arrays.sort(keys, 0, count);
    return Arrays.stream(keys, 0, count).mapToInt(key -> (int) key).toArray();
  }
}
