package ai.lynx.scenes;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.label.Sighting;
import ai.lynx.scenes.question.Question;
import java.util.List;
import java.util.Locale;

/** How contents and questions look as JSON. */
final class SceneJson {
  private SceneJson() {}

  static Json of(Question question) {
    return new Json()
        .put("class", question.questionClass().title())
        .put("kind", question.kind().name().toLowerCase(Locale.ROOT))
        .put("wording", question.wording())
        .put("question", question.text())
        .put("answer", question.answer());
  }

  /** A scene's content, with where its figures are in each frame: number, x, y, radius. */
  static Json of(Scene scene) {
    List<Figure> figures = scene.content().figures();
    return of(scene.content())
        .raw(
            "frames",
            Json.array(
                scene.sightings().stream()
                    .map(frame -> Json.array(frame.stream().map(s -> at(figures, s)).toList()))
                    .toList()));
  }

  private static String at(List<Figure> figures, Sighting s) {
    return String.format(
        Locale.ROOT,
        "[%d, %.1f, %.1f, %.1f]",
        figures.indexOf(s.figure()),
        s.x(),
        s.y(),
        s.radius());
  }

  private static Json of(SceneContent content) {
    Json json = new Json().put("place", content.place().word());
    content
        .person()
        .ifPresent(
            person ->
                json.raw(
                    "person",
                    new Json()
                        .put("cell", Numbering.CELLS.of(person.cell()) - 1)
                        .put("pose", person.pose().word())
                        .toString()));
    content
        .sign()
        .ifPresent(
            sign ->
                json.raw(
                    "sign",
                    new Json()
                        .put("cell", Numbering.CELLS.of(sign.cell()) - 1)
                        .put("text", sign.text())
                        .toString()));
    json.raw("objects", Json.array(content.standing().stream().map(SceneJson::of).toList()));
    content
        .event()
        .ifPresent(
            e -> {
              Json event =
                  new Json()
                      .put("kind", e.kind().name().toLowerCase(Locale.ROOT))
                      .raw("subject", of(e.subject()).toString());
              e.newHue().ifPresent(hue -> event.put("new", hue.word()));
              json.raw("event", event.toString());
            });
    return json;
  }

  private static Json of(Figure figure) {
    return new Json()
        .put("cell", Numbering.CELLS.of(figure.cell()) - 1)
        .put("shape", figure.shape().word())
        .put("color", figure.hue().word())
        .put("size", figure.size().word());
  }
}
