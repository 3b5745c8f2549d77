package ai.lynx.scenes.question;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts text into words: letters and digits hang together, each punctuation mark stands alone. */
public final class Words {
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+|[^a-z0-9 ]");

  private Words() {}

  /** The words of a text, punctuation among them. */
  public static List<String> of(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
