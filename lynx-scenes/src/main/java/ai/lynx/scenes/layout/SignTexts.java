package ai.lynx.scenes.layout;

import ai.lynx.scenes.random.SceneRandom;

/**
 * What signs say: two letters, a number from 10 to 99, or now and then a letter and a digit. Always
 * two characters, so that each has a patch of its own.
 */
final class SignTexts {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";

  /** Letters and digits that no one can mistake for each other. */
  private static final String CLEAR_LETTERS = "acefhjklmnprtuvwxy";

  private static final String CLEAR_DIGITS = "23456789";

  private SignTexts() {}

  static String draw(SceneRandom random) {
    double kind = random.uniform(0, 1);
    if (kind < .55) {
      return some(random, LETTERS, 2);
    }
    if (kind < .85) {
      return some(random, "123456789", 1) + some(random, DIGITS, 1);
    }
    return some(random, CLEAR_LETTERS, 1) + some(random, CLEAR_DIGITS, 1);
  }

  private static String some(SceneRandom random, String from, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(from.charAt(random.below(from.length())));
    }
    return text.toString();
  }
}
