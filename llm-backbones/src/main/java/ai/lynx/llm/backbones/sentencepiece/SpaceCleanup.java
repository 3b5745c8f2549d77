package ai.lynx.llm.backbones.sentencepiece;

/**
 * Removes spaces before punctuation and short forms, as transformers does with {@code
 * clean_up_tokenization_spaces} ({@code clean_up_tokenization} in tokenization_utils_base.py), also
 * for text that comes in parts. For one thread.
 */
final class SpaceCleanup {
  /** The longest sequence that is replaced, less one: so many characters look back. */
  private static final int REACH = 3;

  private final StringBuilder held = new StringBuilder();

  static String clean(String text) {
    return text.replace(" .", ".")
        .replace(" ?", "?")
        .replace(" !", "!")
        .replace(" ,", ",")
        .replace(" ' ", "'")
        .replace(" n't", "n't")
        .replace(" 'm", "'m")
        .replace(" 's", "'s")
        .replace(" 've", "'ve")
        .replace(" 're", "'re");
  }

  /** The cleaned text that became certain with this part. */
  String next(String part) {
    held.append(part);
    int cut = held.length();
    while (cut > 0 && !isIndependent(cut)) {
      cut--;
    }
    String certain = held.substring(0, cut);
    held.delete(0, cut);
    return clean(certain);
  }

  String finish() {
    String rest = clean(held.toString());
    held.setLength(0);
    return rest;
  }

  /**
   * Whether no replacement can reach over a place: each begins with a space, and only {@code " ' "}
   * has another, at its end. What is removed is spaces only, so letters next to the place stay; but
   * that can join {@code " n"} and {@code " ' t"} to a short form.
   */
  private boolean isIndependent(int place) {
    if (place < held.length() && held.charAt(place) == ' ') {
      return switch (held.charAt(place - 1)) {
        case ' ', '\'' -> false;
        case 'n' -> place < 2 || held.charAt(place - 2) != ' ';
        default -> true;
      };
    }
    for (int i = place - 1; i >= place - REACH; i--) {
      if (i < 0 || held.charAt(i) == ' ') {
        return false;
      }
    }
    return true;
  }
}
