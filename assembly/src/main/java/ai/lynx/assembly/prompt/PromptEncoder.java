package ai.lynx.assembly.prompt;

import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.spi.text.Tokenizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Questions to token ids, as the official {@code LynxEvalDatasetBase} does it: template, lower
 * case, begin-of-sequence token, and the last so many tokens of that; so a long prompt loses its
 * begin.
 */
public record PromptEncoder(PromptDescription description, Tokenizer tokenizer) {
  /** The text that is read for a question. */
  public String text(String question) {
    String filled =
        description.stripped()
            ? strip(strip(description.template()).replace("{question}", question))
            : description.template().replace("{question}", question);
    return description.lowerCase() ? filled.toLowerCase(Locale.ROOT) : filled;
  }

  /**
   * The ids of that text, with the begin-of-sequence token in front if the description asks for it
   * and the tokenizer has one.
   */
  public int[] encode(String question) {
    int[] text = tokenizer.encode(text(question));
    int[] ids = description.beginOfSequence() ? BeginOfSequence.before(tokenizer, text) : text;
    int most = description.maxTokens();
    return most > 0 && ids.length > most
        ? Arrays.copyOfRange(ids, ids.length - most, ids.length)
        : ids;
  }

  /** Without outer white space as Python counts it, which includes the no-break space. */
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
