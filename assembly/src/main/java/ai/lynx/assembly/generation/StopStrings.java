package ai.lynx.assembly.generation;

import java.util.Arrays;
import java.util.List;

/**
 * Ends an answer when a string occurs in the text so far and reaches into the last token, which may
 * hang over it. The string may begin in a part of the prompt that counts.
 *
 * <p>Only as many last tokens are looked at as the longest string has bytes, as in transformers.
 */
public final class StopStrings {
  private final List<String> strings;
  private final TokenText text;
  private final int window;

  /**
   * @param strings none of them empty
   * @param text the text of tokens; not asked if there are no strings
   */
  public StopStrings(List<String> strings, TokenText text) {
    this.strings = List.copyOf(strings);
    this.text = text;
    int longest = // bytes: each token has one at least
        strings.stream()
            .mapToInt(one -> one.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
            .max()
            .orElse(0);
    this.window = longest + 1; // the first token's text may lose a space, so one more is taken
  }

  /**
   * Whether the last token completes one of the strings.
   *
   * @param tokens oldest first
   */
  public boolean stopAfter(int[] tokens) {
    if (strings.isEmpty() || tokens.length == 0) {
      return false;
    }
    int from = Math.max(0, tokens.length - window);
    String before = text.of(Arrays.copyOfRange(tokens, from, tokens.length - 1));
    String after = text.of(Arrays.copyOfRange(tokens, from, tokens.length));
    int settled = 0; // what the last token did not change, such as half a character
    while (settled < Math.min(before.length(), after.length())
        && before.charAt(settled) == after.charAt(settled)) {
      settled++;
    }
    for (String string : strings) {
      if (after.indexOf(string, Math.max(0, settled - string.length() + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
