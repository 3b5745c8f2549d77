package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A class of figures that can be counted.
 *
 * @param one what one of them is called
 * @param many what several are called
 * @param which the figures that belong to it
 */
record Countable(String one, String many, Predicate<Figure> which) {

  int in(SceneContent content) {
    return content.count(which);
  }

  static Countable everything() {
    return new Countable("shape", "shapes", figure -> true);
  }

  static List<Countable> shapes() {
    return Stream.of(Shape.values())
        .map(shape -> new Countable(shape.word(), shape.plural(), f -> f.shape() == shape))
        .toList();
  }

  static List<Countable> hues() {
    return Stream.of(Hue.values())
        .map(
            hue ->
                new Countable(hue.word() + " shape", hue.word() + " shapes", f -> f.hue() == hue))
        .toList();
  }

  static List<Countable> sizes() {
    return Stream.of(Size.values())
        .map(
            size ->
                new Countable(
                    size.word() + " shape", size.word() + " shapes", f -> f.size() == size))
        .toList();
  }

  static List<Countable> huedShapes() {
    List<Countable> all = new ArrayList<>();
    for (Hue hue : Hue.values()) {
      for (Shape shape : Shape.values()) {
        all.add(
            new Countable(
                hue.word() + " " + shape.word(),
                hue.word() + " " + shape.plural(),
                f -> f.hue() == hue && f.shape() == shape));
      }
    }
    return all;
  }

  static List<Countable> sizedShapes() {
    List<Countable> all = new ArrayList<>();
    for (Size size : Size.values()) {
      for (Shape shape : Shape.values()) {
        all.add(
            new Countable(
                size.word() + " " + shape.word(),
                size.word() + " " + shape.plural(),
                f -> f.size() == size && f.shape() == shape));
      }
    }
    return all;
  }

  /** The simple classes: all figures, and those of a shape, of a colour or of a size. */
  static List<Countable> simple() {
    List<Countable> all = new ArrayList<>(List.of(everything()));
    all.addAll(shapes());
    all.addAll(hues());
    all.addAll(sizes());
    return all;
  }
}
