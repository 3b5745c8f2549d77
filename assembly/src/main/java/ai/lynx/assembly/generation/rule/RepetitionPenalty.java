package ai.lynx.assembly.generation.rule;

import java.util.Arrays;

/**
 * Makes each token of the history less likely, once however often it occurs: a negative score is
 * multiplied by the penalty, any other divided by it (CTRL, arXiv 1909.05858, section 4.1).
 *
 * @param penalty above 0; above 1 punishes, below 1 rewards
 */
record RepetitionPenalty(float penalty) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    int[] tokens = history.tokens();
    int from = Math.min(history.padding(), tokens.length);
    int[] distinct = Arrays.stream(tokens, from, tokens.length).distinct().toArray();
    for (int token : distinct) {
      float score = scores[token];
      scores[token] = score < 0 ? score * penalty : score / penalty;
    }
  }
}
