package ai.lynx.assembly.generation.rule;

import java.util.stream.IntStream;

/**
 * Bans tokens that are less likely than a share of the likeliest one (min-p, arXiv 2407.01082).
 *
 * @param share from 0 to 1
 * @param atLeast tokens that are kept whatever the share, of equals those with the lower ids; 1 or
 *     more
 */
record MinP(float share, int atLeast) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    float[] probabilities = Softmax.probabilities(scores);
    float max = 0;
    for (float probability : probabilities) {
      max = Math.max(max, probability);
    }
    float line = share * max;
    float kept = Likeliest.lowest(scores, Math.min(atLeast, scores.length));
    long room = // for those that equal the last one kept
        atLeast - IntStream.range(0, scores.length).filter(token -> scores[token] > kept).count();
    for (int token = 0; token < scores.length; token++) {
      boolean among = scores[token] > kept || scores[token] == kept && room-- > 0;
      if (!among && probabilities[token] < line) {
        scores[token] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
