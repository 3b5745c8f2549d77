package ai.lynx.assembly.generation.rule;

/** One rule that changes the scores of the next token. Safe for use by several threads. */
@FunctionalInterface
public interface LogitsRule {
  /**
   * Changes the scores in place; negative infinity bans a token.
   *
   * @param history what counts
   * @param scores logits or log-probabilities, one for each token of the vocabulary
   */
  void apply(History history, float[] scores);
}
