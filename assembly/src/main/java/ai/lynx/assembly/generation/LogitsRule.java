package ai.lynx.assembly.generation;

/** One rule that changes the scores of the next token. Safe for use by several threads. */
@FunctionalInterface
interface LogitsRule {
  /**
   * Changes the scores in place; negative infinity bans a token.
   *
   * @param history the tokens that count, oldest first
   * @param scores logits or log-probabilities, one for each token of the vocabulary
   */
  void apply(int[] history, float[] scores);
}
