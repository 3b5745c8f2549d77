package ai.lynx.spi.text;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a text became, token by token.
 *
 * @param tokens in order
 */
public record Encoding(List<Token> tokens) {
  /** Which end of a text that is too long goes. */
  public enum Side {
    LEFT,
    RIGHT
  }

  public Encoding {
    tokens = List.copyOf(tokens);
  }

  /**
   * One token and the part of the text that it stands for, in code points.
   *
   * @param id its id
   * @param start of the part; 0 if it stands for none
   * @param end behind the part; 0 if it stands for none
   * @param added whether the tokenizer's rules put it there, rather than the text
   */
  public record Token(int id, int start, int end, boolean added) {}

  public int[] ids() {
    return tokens.stream().mapToInt(Token::id).toArray();
  }

  /**
   * At most so many tokens: those of the text go from one end, those that were added stay.
   *
   * @throws IllegalArgumentException if there are more added ones than that
   */
  public Encoding truncated(int most, Side side) {
    int added = (int) tokens.stream().filter(Token::added).count();
    if (added > most) {
      throw new IllegalArgumentException(
          "%d tokens are added to every text, so it cannot be cut to %d.".formatted(added, most));
    }
    int text = tokens.size() - added;
    int excess = Math.max(0, tokens.size() - most);
    int from = side == Side.LEFT ? excess : 0;
    int to = side == Side.LEFT ? text : text - excess;
    int[] seen = {0}; // tokens of the text so far
    return new Encoding(
        IntStream.range(0, tokens.size())
            .mapToObj(tokens::get)
            .filter(
                token -> {
                  int place = token.added() ? from : seen[0]++;
                  return token.added() || place >= from && place < to;
                })
            .toList());
  }
}
