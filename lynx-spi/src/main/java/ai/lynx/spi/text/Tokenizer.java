package ai.lynx.spi.text;

import java.util.OptionalInt;

/** Text to token ids and back. Safe for use by several threads. Closing twice is harmless. */
public interface Tokenizer extends AutoCloseable {
  /**
   * The ids of a text. No begin-of-sequence token is added; special tokens that are written out in
   * the text become their ids, as in the original libraries.
   */
  int[] encode(String text);

  /**
   * The text of ids; bytes that form no character become U+FFFD.
   *
   * @param skipSpecial whether special tokens are left out
   */
  String decode(int[] ids, boolean skipSpecial);

  /** A decoder for ids that come one by one. */
  StreamingDecoder stream();

  /** How many ids there are: every id is from 0 to size - 1. */
  int size();

  OptionalInt beginOfSequence();

  OptionalInt endOfSequence();

  /** The token that fills rows up. */
  OptionalInt padding();

  @Override
  void close();
}
