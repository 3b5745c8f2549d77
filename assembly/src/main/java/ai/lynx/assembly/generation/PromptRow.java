package ai.lynx.assembly.generation;

/**
 * What generation must know of a prompt.
 *
 * @param tokens its text, without padding; looked at only where the rules count the prompt
 * @param listener hears its new tokens
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PromptRow(int[] tokens, NewTokenListener listener) {
  public PromptRow {
    tokens = tokens.clone();
  }

  @Override
  public int[] tokens() {
    return tokens.clone();
  }
}
