package ai.lynx.llm.backbones.sentencepiece;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Finds pieces that users defined, which are never normalised or cut. Immutable. */
final class PrefixMatcher {
  private final Set<String> pieces;
  private final int longestChars;
  private final int longestBytes;

  PrefixMatcher(Collection<String> pieces) {
    this.pieces = new HashSet<>(pieces);
    longestChars = pieces.stream().mapToInt(String::length).max().orElse(0);
    longestBytes =
        pieces.stream()
            .mapToInt(piece -> piece.getBytes(StandardCharsets.UTF_8).length)
            .max()
            .orElse(0);
  }

  /** How many bytes the longest such piece has that stands at a place of UTF-8 text; 0 for none. */
  int longest(byte[] text, int start) {
    for (int n = Math.min(longestBytes, text.length - start); n > 0; n--) {
      boolean whole = start + n == text.length || (text[start + n] & 0xc0) != 0x80;
      if (whole && pieces.contains(new String(text, start, n, StandardCharsets.UTF_8))) {
        return n;
      }
    }
    return 0;
  }

  /** How many chars the longest such piece has that stands at a place; 0 for none. */
  int longest(String text, int start) {
    for (int n = Math.min(longestChars, text.length() - start); n > 0; n--) {
      if (pieces.contains(text.substring(start, start + n))) {
        return n;
      }
    }
    return 0;
  }
}
