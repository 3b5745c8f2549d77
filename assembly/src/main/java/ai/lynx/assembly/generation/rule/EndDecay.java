package ai.lynx.assembly.generation.rule;

import ai.lynx.TokenRules;
import java.util.List;

/**
 * Makes an end likelier with every new token past a mark: k tokens past it, |score| * (factor^k -
 * 1) is added to its score, or the score is multiplied by factor^k.
 *
 * @param growth the mark and the factor
 * @param endOfSequence the tokens that end an answer
 * @param multiplies which of the two it is
 */
record EndDecay(TokenRules.EndGrowth growth, List<Integer> endOfSequence, boolean multiplies)
    implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    int past = history.newTokens() - growth.afterNewTokens();
    if (past <= 0) {
      return;
    }
    double power = Math.pow(growth.factor(), past);
    for (int end : endOfSequence) {
      float score = scores[end];
      scores[end] =
          multiplies ? (float) (score * power) : score + (float) (Math.abs(score) * (power - 1));
    }
  }
}
