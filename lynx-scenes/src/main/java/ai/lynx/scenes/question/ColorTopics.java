package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.SceneContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What colour a figure has. */
final class ColorTopics {
  private ColorTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "color.of",
            QuestionClass.COLOR,
            List.of(
                "what color is the {0}?",
                "what is the color of the {0}?", "which color does the {0} have?"),
            content ->
                Named.figures(content).stream()
                    .map(named -> Fact.of(named.thing().hue().word(), named.name()))
                    .toList()),
        Topic.open(
            "color.at",
            QuestionClass.COLOR,
            List.of(
                "what color is the shape in the {0}?",
                "which color does the shape in the {0} have?"),
            ColorTopics::at),
        Topic.yesNo(
            "color.is",
            QuestionClass.COLOR,
            List.of(
                "is the {0} {1}?", "is the color of the {0} {1}?", "is {1} the color of the {0}?"),
            ColorTopics::is),
        Topic.yesNo(
            "color.any",
            QuestionClass.COLOR,
            List.of("is there a {0} shape?", "is any shape {0}?", "do you see a {0} shape?"),
            content ->
                Stream.of(Hue.values())
                    .map(hue -> Fact.yesNo(has(content, hue), hue.word()))
                    .toList()));
  }

  private static List<Fact> at(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Cell cell : Spot.CLEAR) {
      content.figures().stream()
          .filter(figure -> figure.cell() == cell)
          .forEach(figure -> facts.add(Fact.of(figure.hue().word(), Spot.phrase(cell))));
    }
    return facts;
  }

  /** A wrong colour is mostly that of another figure. */
  private static List<Fact> is(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Named<Figure> named : Named.figures(content)) {
      for (Hue hue : Hue.values()) {
        facts.add(
            Fact.yesNo(named.thing().hue() == hue, named.name(), hue.word())
                .weighing(has(content, hue) ? 5 : 1));
      }
    }
    return facts;
  }

  private static boolean has(SceneContent content, Hue hue) {
    return content.count(f -> f.hue() == hue) > 0;
  }
}
