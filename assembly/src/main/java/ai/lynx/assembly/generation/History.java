package ai.lynx.assembly.generation;

import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a row that count, and which of them are new. Immutable.
 *
 * @param tokens oldest first; not to be changed
 * @param start how many came before the first new one
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record History(int[] tokens, int start) {
  static History of(int[] counted) {
    return new History(counted, counted.length);
  }

  History plus(int token) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return new History(longer, start);
  }

  int length() {
    return tokens.length;
  }

  int newTokens() {
    return tokens.length - start;
  }

  List<Integer> newest() {
    return Arrays.stream(tokens, start, tokens.length).boxed().toList();
  }
}
