package ai.lynx.scenes.question;

import java.util.List;
import java.util.stream.Stream;

/** The classes of Open-VQA: eight for pictures, two for videos. */
public enum QuestionClass {
  OCR("OCR", false),
  COUNTING("Counting", false),
  REASONING("Reasoning", false),
  PLACE("Place", false),
  COLOR("Color", false),
  SPATIAL("Spatial", false),
  ACTION("Action", false),
  OTHERS("Others", false),
  VIDEO_YES_NO("VideoYesNo", true),
  VIDEO_OTHERS("VideoOthers", true),
  /** Not a class of Open-VQA: the dense caption, which names everything there is. */
  CAPTION("Caption", false);

  private final String title;
  private final boolean video;

  QuestionClass(String title, boolean video) {
    this.title = title;
    this.video = video;
  }

  /** The name as reports print it. */
  public String title() {
    return title;
  }

  /** The classes asked about a picture, or about a video. */
  public static List<QuestionClass> askedAbout(boolean aVideo) {
    return Stream.of(values()).filter(c -> c != CAPTION && c.video == aVideo).toList();
  }
}
