package ai.lynx.assembly.generation;

import ai.lynx.assembly.generation.rule.History;
import ai.lynx.assembly.generation.rule.LogitsRules;
import ai.lynx.assembly.generation.rule.Softmax;

/**
 * A hypothesis that is still growing.
 *
 * @param row which row of its search has its logits
 * @param score its sum of log-probabilities, in float32 as in the original
 */
record Beam(int row, History history, float score) {
  /**
   * Its running score with each token, in float32.
   *
   * @param rules all that change a step's log-probabilities before the running score is added
   * @param listener hears them in between
   * @param index which of the beams this is
   */
  float[] scores(float[] logits, LogitsRules rules, ScoreListener listener, int index) {
    float[] scores = Softmax.logProbabilities(logits);
    rules.apply(history, scores);
    listener.onScores(history.newTokens(), index, scores);
    for (int token = 0; token < scores.length; token++) {
      scores[token] += score;
    }
    return scores;
  }
}
