package ai.lynx.assembly.prompt;

import ai.lynx.spi.text.Tokenizer;

/** The token that begins a sequence. */
public final class BeginOfSequence {
  private BeginOfSequence() {}

  /** Ids with the tokenizer's begin-of-sequence token in front; as they are if it has none. */
  public static int[] before(Tokenizer tokenizer, int[] ids) {
    if (tokenizer.beginOfSequence().isEmpty()) {
      return ids;
    }
    int[] begun = new int[ids.length + 1];
    begun[0] = tokenizer.beginOfSequence().getAsInt();
    System.arraycopy(ids, 0, begun, 1, ids.length);
    return begun;
  }
}
