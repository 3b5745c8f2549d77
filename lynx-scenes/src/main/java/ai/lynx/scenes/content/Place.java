package ai.lynx.scenes.content;

/** The background a scene is set in. */
public enum Place {
  BEACH("beach", "a beach"),
  FOREST("forest", "a forest"),
  CITY("city", "a city"),
  MOUNTAIN("mountain", "a mountain"),
  SEA("sea", "the sea"),
  SPACE("space", "space"),
  ROOM("room", "a room");

  private final String word;
  private final String phrase;

  Place(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  /** The one word an answer uses. */
  public String word() {
    return word;
  }

  /** The word with its article, as a yes/no question needs it. */
  public String phrase() {
    return phrase;
  }
}
