package ai.lynx.scenes.content;

import java.util.regex.Pattern;

/**
 * The sign of a scene; there is never more than one.
 *
 * @param text one to three characters of a-z and 0-9; drawn as capitals, named in lower case
 * @param cell where its middle is
 */
public record Sign(String text, Cell cell) implements Thing {
  private static final Pattern WRITABLE = Pattern.compile("[a-z0-9]{1,3}");

  public Sign {
    if (!WRITABLE.matcher(text).matches()) {
      throw new IllegalArgumentException("a sign holds one to three of a-z and 0-9, not " + text);
    }
  }

  @Override
  public String noun() {
    return "sign";
  }

  /** Whether only digits are written on it. */
  public boolean isNumber() {
    return text.chars().allMatch(Character::isDigit);
  }

  /** Whether only letters are written on it. */
  public boolean isLetters() {
    return text.chars().allMatch(Character::isLetter);
  }

  /** The text as an answer spells it: characters with blanks between them. */
  public String spelled() {
    return spelled(text);
  }

  /** Any text, spelled the same way. */
  public static String spelled(String text) {
    return String.join(" ", text.split("", -1)).strip();
  }
}
