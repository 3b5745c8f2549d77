package ai.lynx.assembly.generation;

import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a row that count, and which of them are new. Immutable.
 *
 * @param tokens oldest first; not to be changed
 * @param start how many came before the first new one
 * @param padding how many, at the beginning, the repetition penalty passes over
 * @param vectors positions before the first token that count as length and have no token
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record History(int[] tokens, int start, int padding, int vectors) {
  static History of(int[] counted) {
    return new History(counted, counted.length, 0, 0);
  }

  /** Passing over padding. Where no prompt counts it is new tokens that are passed over. */
  History withPadding(int count) {
    return new History(tokens, start, count, vectors);
  }

  History withVectors(int count) {
    return new History(tokens, start, padding, count);
  }

  History plus(int token) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return new History(longer, start, padding, vectors);
  }

  /** All that counts as length. */
  int length() {
    return vectors + tokens.length;
  }

  int newTokens() {
    return tokens.length - start;
  }

  List<Integer> newest() {
    return Arrays.stream(tokens, start, tokens.length).boxed().toList();
  }
}
