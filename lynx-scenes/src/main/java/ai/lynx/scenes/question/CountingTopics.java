package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import java.util.ArrayList;
import java.util.List;

/** How many there are. */
final class CountingTopics {
  private static final List<String> WORDINGS =
      List.of(
          "how many {0} are there?",
          "count the {0}.",
          "what is the number of {0}?",
          "how many {0} do you see?",
          "how many {0} are in the picture?");

  private CountingTopics() {}

  static List<Topic> all() {
    return List.of(
        count("count.all", List.of(Countable.everything()), 1, 7),
        count("count.shape", Countable.shapes(), 0, 4),
        count("count.hue", Countable.hues(), 0, 4),
        count("count.size", Countable.sizes(), 0, 5),
        Topic.open("count.hue-shape", QuestionClass.COUNTING, WORDINGS, CountingTopics::huedShapes),
        Topic.yesNo(
            "count.exactly",
            QuestionClass.COUNTING,
            List.of(
                "are there exactly {0} {1}?",
                "are there {0} {1}, no more and no less?", "is the number of {1} {0}?"),
            CountingTopics::exactly));
  }

  private static Topic count(String name, List<Countable> countables, int low, int high) {
    return Topic.open(
        name,
        QuestionClass.COUNTING,
        WORDINGS,
        content ->
            countables.stream()
                .filter(c -> c.in(content) >= low && c.in(content) <= high)
                .map(c -> Fact.of(String.valueOf(c.in(content)), c.many()))
                .toList());
  }

  /** For "0" the colour and the shape are mostly there, on different figures. */
  private static List<Fact> huedShapes(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Hue hue : Hue.values()) {
      for (Shape shape : Shape.values()) {
        int n = content.count(f -> f.hue() == hue && f.shape() == shape);
        boolean near =
            content.count(f -> f.hue() == hue) > 0 && content.count(f -> f.shape() == shape) > 0;
        if (n <= 3) {
          facts.add(
              Fact.of(String.valueOf(n), hue.word() + " " + shape.plural()).weighing(near ? 6 : 1));
        }
      }
    }
    return facts;
  }

  /** A wrong number is one or two off. */
  private static List<Fact> exactly(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Countable countable : Countable.simple()) {
      int n = countable.in(content);
      for (int asked = 2; asked <= 5; asked++) {
        int off = Math.abs(asked - n);
        if (n > 0 && off <= 2) {
          facts.add(
              Fact.yesNo(off == 0, String.valueOf(asked), countable.many())
                  .within(family(countable) + asked)
                  .weighing(off == 2 ? 1 : 3));
        }
      }
    }
    return facts;
  }

  private static String family(Countable countable) {
    String word = countable.one().split(" ", -1)[0];
    return switch (word) {
      case "shape" -> "all";
      case "small", "large" -> "size";
      default -> countable.one().endsWith(" shape") ? "hue" : "shape";
    };
  }
}
