package ai.lynx.spi.text;

import java.util.Optional;

/** A tokenizer with rules of its own for special tokens, which knows where its tokens come from. */
public interface AligningTokenizer extends Tokenizer {
  /**
   * A text's tokens with their places in it, and the special tokens that the tokenizer's own rules
   * put around it or between two texts.
   *
   * @param second a text that belongs to the first, such as an answer to a question; its places are
   *     its own; an empty one counts as none, as in transformers
   */
  Encoding align(String text, Optional<String> second);
}
