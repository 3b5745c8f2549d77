package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What takes two steps: comparing counts or figures, and small sums. */
final class ReasoningTopics {
  private ReasoningTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "reason.fewer-by-one",
            QuestionClass.REASONING,
            List.of(
                "if one {0} is taken away, how many {1} are left?",
                "one {0} goes away. how many {1} are left?"),
            content -> sums(content, 1, 4, -1)),
        Topic.open(
            "reason.more-by-one",
            QuestionClass.REASONING,
            List.of(
                "if one {0} is added, how many {1} are there?",
                "one {0} is added. how many {1} are there then?"),
            content -> sums(content, 0, 4, 1)),
        Topic.open(
            "reason.same-color-shape",
            QuestionClass.REASONING,
            List.of(
                "which other shape has the same color as the {0}?",
                "what other shape has the color of the {0}?"),
            ReasoningTopics::sharing),
        Topic.yesNo(
            "reason.more",
            QuestionClass.REASONING,
            List.of("are there more {0} than {1}?", "do you see more {0} than {1}?"),
            content -> compared(content, 1)),
        Topic.yesNo(
            "reason.fewer",
            QuestionClass.REASONING,
            List.of("are there fewer {0} than {1}?", "do you see fewer {0} than {1}?"),
            content -> compared(content, -1)),
        Topic.yesNo(
            "reason.same-color",
            QuestionClass.REASONING,
            List.of(
                "does the {0} have the same color as the {1}?",
                "are the {0} and the {1} the same color?"),
            content -> pairs(content, (a, b) -> a.hue() == b.hue())),
        Topic.yesNo(
            "reason.same-size",
            QuestionClass.REASONING,
            List.of(
                "are the {0} and the {1} the same size?",
                "does the {0} have the same size as the {1}?"),
            content -> pairs(content, (a, b) -> a.size() == b.size())),
        Topic.yesNo(
            "reason.all",
            QuestionClass.REASONING,
            List.of("are all the {0} {1}?", "is every one of the {0} {1}?"),
            ReasoningTopics::uniform));
  }

  private static List<Fact> sums(SceneContent content, int low, int high, int change) {
    List<Countable> countables = new ArrayList<>(Countable.shapes());
    countables.addAll(Countable.hues());
    return countables.stream()
        .filter(c -> c.in(content) >= low && c.in(content) <= high)
        .map(c -> Fact.of(String.valueOf(c.in(content) + change), c.one(), c.many()))
        .toList();
  }

  /** Exactly one other figure has the colour. */
  private static List<Fact> sharing(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Figure figure : content.uniqueByShape()) {
      List<Figure> others =
          content.figures().stream()
              .filter(f -> !f.equals(figure) && f.hue() == figure.hue())
              .toList();
      if (others.size() == 1) {
        facts.add(Fact.of(others.get(0).noun(), figure.noun()));
      }
    }
    return facts;
  }

  private static List<Fact> compared(SceneContent content, int sign) {
    List<Fact> facts = new ArrayList<>();
    compare(content, Countable.shapes(), "shape", sign, facts);
    compare(content, Countable.hues(), "hue", sign, facts);
    compare(content, Countable.sizes(), "size", sign, facts);
    return facts;
  }

  private static void compare(
      SceneContent content, List<Countable> all, String stratum, int sign, List<Fact> facts) {
    for (Countable a : all) {
      for (Countable b : all) {
        int difference = (a.in(content) - b.in(content)) * sign;
        if (difference != 0) {
          boolean both = a.in(content) > 0 && b.in(content) > 0;
          facts.add(
              Fact.yesNo(difference > 0, a.many(), b.many())
                  .within(stratum)
                  .weighing(both ? 4 : 1));
        }
      }
    }
  }

  private static List<Fact> pairs(SceneContent content, BiPredicate<Figure, Figure> same) {
    List<Fact> facts = new ArrayList<>();
    for (Figure a : content.uniqueByShape()) {
      for (Figure b : content.uniqueByShape()) {
        if (!a.equals(b)) {
          facts.add(Fact.yesNo(same.test(a, b), a.noun(), b.noun()));
        }
      }
    }
    return facts;
  }

  /** Two or more of a shape; for "no" at least one of them has the colour mostly. */
  private static List<Fact> uniform(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      int n = content.count(f -> f.shape() == shape);
      for (Hue hue : Hue.values()) {
        int colored = content.count(f -> f.shape() == shape && f.hue() == hue);
        if (n >= 2 && content.count(f -> f.hue() == hue) > 0) {
          facts.add(
              Fact.yesNo(colored == n, shape.plural(), hue.word()).weighing(colored > 0 ? 4 : 1));
        }
      }
    }
    return facts;
  }
}
