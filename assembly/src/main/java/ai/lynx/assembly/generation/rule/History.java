package ai.lynx.assembly.generation.rule;

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
public record History(int[] tokens, int start, int padding, int vectors) {
  /** Of tokens none of which is new. */
  public static History of(int[] counted) {
    return new History(counted, counted.length, 0, 0);
  }

  /** Passing over padding. Where no prompt counts it is new tokens that are passed over. */
  public History withPadding(int count) {
    return new History(tokens, start, count, vectors);
  }

  /** With positions that count as length and have no token. */
  public History withVectors(int count) {
    return new History(tokens, start, padding, count);
  }

  /** With one new token more. */
  public History plus(int token) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return new History(longer, start, padding, vectors);
  }

  /** All that counts as length. */
  public int length() {
    return vectors + tokens.length;
  }

  /** How many tokens are new. */
  public int newTokens() {
    return tokens.length - start;
  }

  /** The new tokens. */
  public List<Integer> newest() {
    return Arrays.stream(tokens, start, tokens.length).boxed().toList();
  }
}
