package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import java.util.ArrayList;
import java.util.List;

/** The dense caption: the place, in a video what happens, then every cell in words. */
public final class Caption {
  /** The request that the caption answers. */
  public static final String REQUEST = "list everything.";

  private Caption() {}

  /** The caption of a scene as a question with its answer. */
  public static Question of(SceneContent content) {
    List<String> parts = new ArrayList<>();
    parts.add(content.place().word());
    content
        .event()
        .ifPresent(
            e -> parts.add(e.subject().hue().word() + " " + e.subject().noun() + " " + e.phrase()));
    for (Cell cell : Cell.values()) {
      for (Figure f : content.standing()) {
        if (f.cell() == cell) {
          parts.add(cell.word() + " " + f.size().word() + " " + f.hue().word() + " " + f.noun());
        }
      }
      content
          .person()
          .filter(person -> person.cell() == cell)
          .ifPresent(person -> parts.add(cell.word() + " person " + person.pose().word()));
      content
          .sign()
          .filter(sign -> sign.cell() == cell)
          .ifPresent(sign -> parts.add(cell.word() + " sign " + sign.spelled()));
    }
    return new Question(
        QuestionClass.CAPTION, REQUEST, AnswerKind.OPEN, REQUEST, String.join(", ", parts));
  }
}
