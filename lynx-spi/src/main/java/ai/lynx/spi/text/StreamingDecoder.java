package ai.lynx.spi.text;

/**
 * Decodes ids one by one and never splits a character. Special tokens are left out. For one thread.
 *
 * <p>All texts returned, joined, equal {@link Tokenizer#decode} of all ids; except that a tokenizer
 * which judges a run of byte tokens as a whole may find broken what was handed out already, which
 * then stays.
 */
public interface StreamingDecoder {
  /** The text that became certain with this id; often a word, sometimes empty. */
  String next(int id);

  /** What is left at the end, such as the bytes of an unfinished character as U+FFFD. */
  String finish();
}
