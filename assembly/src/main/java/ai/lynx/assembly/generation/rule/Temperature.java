package ai.lynx.assembly.generation.rule;

/**
 * Divides all scores.
 *
 * @param temperature above 0; below 1 sharpens, above 1 flattens
 */
record Temperature(float temperature) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    for (int token = 0; token < scores.length; token++) {
      scores[token] /= temperature;
    }
  }
}
