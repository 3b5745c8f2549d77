package ai.lynx.assembly.generation.rule;

import java.util.Arrays;

/**
 * Bans each token that would complete an n-gram which the history already has.
 *
 * @param size tokens of an n-gram; 1 or more
 */
record NoRepeatNgram(int size) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    int[] tokens = history.tokens();
    int open = tokens.length - (size - 1); // where the n-gram begins that the next token completes
    for (int start = 0; start < open; start++) {
      if (Arrays.equals(tokens, start, start + size - 1, tokens, open, tokens.length)) {
        scores[tokens[start + size - 1]] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
