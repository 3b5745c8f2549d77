package ai.lynx.assembly.generation;

/**
 * What generation must know of a prompt.
 *
 * @param tokens its text; looked at only where the rules count the prompt. Padding in front belongs
 *     here only if it shall count in lengths and n-grams, as it does in the original, whose answers
 *     so depend on a prompt's place in a batch.
 * @param padding how many of the tokens are such padding
 * @param vectors how many vectors the prompt was read as; looked at only where the rules count
 *     those
 * @param listener hears its new tokens
 * @param scores hears the scores that its tokens are chosen by
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PromptRow(
    int[] tokens, int padding, int vectors, NewTokenListener listener, ScoreListener scores) {
  public PromptRow {
    tokens = tokens.clone();
  }

  /** A prompt of as many vectors as tokens, without padding. */
  public PromptRow(int[] tokens, NewTokenListener listener) {
    this(tokens, 0, tokens.length, listener, ScoreListener.SILENT);
  }

  @Override
  public int[] tokens() {
    return tokens.clone();
  }
}
