package ai.lynx.assembly.generation.rule;

import java.util.List;
import java.util.function.Predicate;

/**
 * Bans tokens where a condition holds.
 *
 * @param tokens the banned ones
 * @param place where
 */
record Suppressed(List<Integer> tokens, Predicate<History> place) implements LogitsRule {
  static Suppressed everywhere(List<Integer> tokens) {
    return new Suppressed(tokens, history -> true);
  }

  /**
   * As the first new token. As in transformers it is the second where the first is forced, which
   * only a prompt of one token or none lets happen.
   */
  static Suppressed atBegin(List<Integer> tokens, boolean firstIsForced) {
    return new Suppressed(
        tokens, history -> history.newTokens() == (firstIsForced && history.start() <= 1 ? 1 : 0));
  }

  @Override
  public void apply(History history, float[] scores) {
    if (place.test(history)) {
      tokens.forEach(token -> scores[token] = Float.NEGATIVE_INFINITY);
    }
  }
}
