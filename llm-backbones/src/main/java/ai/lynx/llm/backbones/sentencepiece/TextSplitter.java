package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.llm.backbones.special.SpecialToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the special tokens out of a text, the leftmost first, the longest of those that begin at
 * the same place; some eat the white space beside them ({@code PreTrainedTokenizer.tokenize} of
 * transformers 4.28.1). Immutable.
 */
final class TextSplitter {
  private final Map<String, SpecialToken> tokens;
  private final @Nullable Pattern anyToken;

  TextSplitter(Map<String, SpecialToken> tokens) {
    this.tokens = tokens;
    anyToken =
        tokens.isEmpty()
            ? null
            : Pattern.compile(
                tokens.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|")));
  }

  /** Texts and special tokens in order; the empty ones left out. */
  List<String> split(String text) {
    List<String> parts = cut(text);
    for (int i = 0; i < parts.size(); i++) {
      SpecialToken token = tokens.get(parts.get(i));
      if (token == null) {
        continue;
      }
      if (token.stripsRight() && i + 1 < parts.size()) {
        parts.set(i + 1, withoutLeadingSpace(parts.get(i + 1)));
      }
      if (token.stripsLeft() && i > 0) {
        parts.set(i - 1, withoutTrailingSpace(parts.get(i - 1)));
      }
    }
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private List<String> cut(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    if (anyToken != null) {
      Matcher matcher = anyToken.matcher(text);
      while (matcher.find()) {
        if (matcher.start() > start) {
          parts.add(text.substring(start, matcher.start()));
        }
        parts.add(matcher.group());
        start = matcher.end();
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String withoutLeadingSpace(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  private static String withoutTrailingSpace(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /**
   * White space as Python's {@code str.strip} sees it: Java's, and the spaces that do not break.
   */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
