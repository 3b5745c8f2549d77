package ai.lynx;

import java.util.List;

/**
 * What a model said.
 *
 * @param text the best hypothesis, without special tokens and outer blanks
 * @param tokens its new tokens, up to and including the end-of-sequence token if there is one
 * @param finishReason why it ended
 * @param hypotheses all hypotheses that were asked for, best first; the first is the answer
 * @param usage how many tokens were read and written
 * @param timings where the time went
 */
public record Answer(
    String text,
    List<Integer> tokens,
    FinishReason finishReason,
    List<Hypothesis> hypotheses,
    Usage usage,
    Timings timings) {
  public Answer {
    tokens = List.copyOf(tokens);
    hypotheses = List.copyOf(hypotheses);
  }

  /** Why an answer ended. */
  public enum FinishReason {
    /** The model said the end-of-sequence token. */
    END_OF_SEQUENCE,
    /** One of the stop strings was said. */
    STOP_STRING,
    /** The limit of new tokens was reached. */
    LENGTH,
    /** The caller cancelled; the text is what was there until then. */
    CANCELLED
  }

  /**
   * One candidate answer.
   *
   * @param score for beam search the sum of log-probabilities over length to the power of the
   *     length penalty; for greedy search and sampling the plain sum
   */
  public record Hypothesis(
      String text, List<Integer> tokens, double score, FinishReason finishReason) {
    public Hypothesis {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * Token counts.
   *
   * @param vision vectors made from pictures or a video
   * @param prompt text tokens read
   * @param generated new tokens of the answer
   * @param reused how many of those vectors and text tokens a {@link ChatSession} still knew, so
   *     that they were not read again; else 0
   */
  public record Usage(int vision, int prompt, int generated, int reused) {}

  /**
   * Seconds spent.
   *
   * @param vision in preprocessing, vision encoder and bridge
   * @param prefill in reading the prompt, until the first token
   * @param decode in all further tokens
   */
  public record Timings(double vision, double prefill, double decode) {
    public double total() {
      return vision + prefill + decode;
    }
  }
}
