package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Size;
import java.util.ArrayList;
import java.util.List;

/** What there is: shapes and sizes. */
final class OthersTopics {
  private OthersTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "others.shape-of-color",
            QuestionClass.OTHERS,
            List.of("what shape is {0}?", "which shape is {0}?", "what is the {0} shape?"),
            content -> alone(content, figure -> figure.hue().word())),
        Topic.open(
            "others.shape-of-size",
            QuestionClass.OTHERS,
            List.of("what shape is {0}?", "which shape is {0}?", "what is the {0} shape?"),
            content -> alone(content, figure -> figure.size().word())),
        Topic.open(
            "others.size",
            QuestionClass.OTHERS,
            List.of("is the {0} large or small?", "what size is the {0}?"),
            content ->
                content.uniqueByShape().stream()
                    .map(figure -> Fact.of(figure.size().word(), figure.noun()))
                    .toList()),
        Topic.yesNo(
            "others.hue-shape",
            QuestionClass.OTHERS,
            List.of("is there a {0}?", "can you see a {0}?", "does the picture have a {0}?"),
            OthersTopics::huedShapes),
        Topic.yesNo(
            "others.size-shape",
            QuestionClass.OTHERS,
            List.of("is there a {0}?", "can you see a {0}?", "does the picture have a {0}?"),
            OthersTopics::sizedShapes),
        Topic.yesNo(
            "others.thing",
            QuestionClass.OTHERS,
            List.of("is there a {0}?", "can you see a {0}?", "does the picture have a {0}?"),
            OthersTopics::things),
        Topic.yesNo(
            "others.is-size",
            QuestionClass.OTHERS,
            List.of("is the {0} {1}?", "is the size of the {0} {1}?"),
            OthersTopics::isSize));
  }

  private static List<Fact> alone(
      SceneContent content, java.util.function.Function<Figure, String> word) {
    return content.figures().stream()
        .filter(figure -> content.count(f -> word.apply(f).equals(word.apply(figure))) == 1)
        .map(figure -> Fact.of(figure.noun(), word.apply(figure)))
        .toList();
  }

  /** For "no" the colour and the shape are mostly there, on different figures. */
  private static List<Fact> huedShapes(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Hue hue : Hue.values()) {
      for (Shape shape : Shape.values()) {
        boolean yes = content.count(f -> f.hue() == hue && f.shape() == shape) > 0;
        boolean hued = content.count(f -> f.hue() == hue) > 0;
        boolean shaped = content.count(f -> f.shape() == shape) > 0;
        facts.add(
            Fact.yesNo(yes, hue.word() + " " + shape.word())
                .weighing(hued && shaped ? 12 : hued || shaped ? 2 : 1));
      }
    }
    return facts;
  }

  private static List<Fact> sizedShapes(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Size size : Size.values()) {
      for (Shape shape : Shape.values()) {
        boolean yes = content.count(f -> f.size() == size && f.shape() == shape) > 0;
        boolean shaped = content.count(f -> f.shape() == shape) > 0;
        facts.add(Fact.yesNo(yes, size.word() + " " + shape.word()).weighing(shaped ? 6 : 1));
      }
    }
    return facts;
  }

  private static List<Fact> things(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      facts.add(
          Fact.yesNo(content.count(f -> f.shape() == shape) > 0, shape.word()).within("shape"));
    }
    facts.add(Fact.yesNo(content.person().isPresent(), "person").within("person"));
    facts.add(Fact.yesNo(content.sign().isPresent(), "sign").within("sign"));
    return facts;
  }

  private static List<Fact> isSize(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Figure figure : content.uniqueByShape()) {
      for (Size size : Size.values()) {
        facts.add(Fact.yesNo(figure.size() == size, figure.noun(), size.word()));
      }
    }
    return facts;
  }
}
