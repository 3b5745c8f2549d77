package ai.lynx.assembly.generation.rule;

import java.util.List;

/**
 * Bans the end while the history is too short.
 *
 * @param length tokens, all that count, before an end is allowed
 * @param endOfSequence the tokens that end an answer
 */
record MinLength(int length, List<Integer> endOfSequence) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    if (history.length() < length) {
      for (int end : endOfSequence) {
        scores[end] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
