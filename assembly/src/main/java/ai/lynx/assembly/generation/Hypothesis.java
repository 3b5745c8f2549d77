package ai.lynx.assembly.generation;

import ai.lynx.Answer.FinishReason;
import java.util.List;

/**
 * A finished row.
 *
 * @param tokens its new tokens, up to and including the end-of-sequence token if there is one
 * @param score for beam search the sum of log-probabilities over length to the power of the length
 *     penalty; for greedy search and sampling the plain sum of the model's own log-probabilities,
 *     before penalties and filters
 * @param finishReason why it ended
 */
public record Hypothesis(List<Integer> tokens, double score, FinishReason finishReason) {
  public Hypothesis {
    tokens = List.copyOf(tokens);
  }
}
