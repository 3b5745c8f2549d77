package ai.lynx.scenes.question;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fixed parts of all questions, for the vocabulary. */
public final class Wordings {
  private static final Pattern SLOT = Pattern.compile("\\{\\d\\}");

  private Wordings() {}

  /**
   * All wordings without the words that are put in, and the words for positions that are put in.
   */
  public static List<String> texts() {
    return Stream.concat(
            Topics.all().stream()
                .flatMap(topic -> topic.wordings().stream())
                .map(wording -> SLOT.matcher(wording).replaceAll("")),
            Stream.concat(
                VideoYesNoTopics.DOES.values().stream(),
                Stream.of(
                    "first last letter digit", "corner", "left of", "right of", "above below")))
        .toList();
  }
}
