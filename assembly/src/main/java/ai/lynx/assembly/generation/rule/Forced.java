package ai.lynx.assembly.generation.rule;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * At one place gives some tokens the score 0 and bans all others, so that in beam search the token
 * costs nothing.
 *
 * @param tokens those that may be said
 * @param place where
 */
record Forced(List<Integer> tokens, Predicate<History> place) implements LogitsRule {
  /** Right after the first token that counts. */
  static Forced begin(int token) {
    return new Forced(List.of(token), history -> history.tokens().length == 1);
  }

  /** As the last token that the limit allows. */
  static Forced end(List<Integer> tokens, int maxNewTokens) {
    return new Forced(tokens, history -> history.newTokens() == maxNewTokens - 1);
  }

  @Override
  public void apply(History history, float[] scores) {
    if (place.test(history)) {
      Arrays.fill(scores, Float.NEGATIVE_INFINITY);
      tokens.forEach(token -> scores[token] = 0);
    }
  }
}
