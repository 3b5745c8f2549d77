package ai.lynx.assembly.generation.rule;

/** Makes log-probabilities of the scores once more, after all other rules. */
record Renormalized() implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    float[] logProbabilities = Softmax.logProbabilities(scores);
    System.arraycopy(logProbabilities, 0, scores, 0, scores.length);
  }
}
