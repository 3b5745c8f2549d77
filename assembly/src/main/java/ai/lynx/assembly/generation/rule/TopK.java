package ai.lynx.assembly.generation.rule;

/**
 * Bans all but the likeliest tokens. Those that are equal to the last one kept are kept too.
 *
 * @param count tokens to keep; 1 or more
 */
record TopK(int count) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    if (count < scores.length) {
      Likeliest.ban(scores, count, token -> true);
    }
  }
}
