package ai.lynx.assembly.generation.rule;

import java.util.List;

/**
 * Bans the end while there are too few new tokens.
 *
 * @param count new tokens before an end is allowed
 * @param endOfSequence the tokens that end an answer
 */
record MinNewTokens(int count, List<Integer> endOfSequence) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    if (history.newTokens() < count) {
      for (int end : endOfSequence) {
        scores[end] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
