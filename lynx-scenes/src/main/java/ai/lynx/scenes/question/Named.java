package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A thing with a name that fits nothing else in its scene.
 *
 * @param name such as "circle", "small circle" or "person"
 * @param thing what it names
 */
record Named<T extends Thing>(String name, T thing) {

  /** Figures named by shape, or by size and shape: the names do not give a colour away. */
  static List<Named<Figure>> figures(SceneContent content) {
    List<Named<Figure>> names = new ArrayList<>();
    for (Figure figure : content.figures()) {
      name(content, figure, false).ifPresent(name -> names.add(new Named<>(name, figure)));
    }
    return names;
  }

  /** Figures named as shortly as possible, by colour if need be, and the person and the sign. */
  static List<Named<Thing>> things(SceneContent content) {
    List<Named<Thing>> names = new ArrayList<>();
    for (Figure figure : content.figures()) {
      name(content, figure, true).ifPresent(name -> names.add(new Named<>(name, figure)));
    }
    content.person().ifPresent(person -> names.add(new Named<>(person.noun(), person)));
    content.sign().ifPresent(sign -> names.add(new Named<>(sign.noun(), sign)));
    return names;
  }

  private static Optional<String> name(SceneContent content, Figure figure, boolean byHue) {
    String noun = figure.noun();
    if (content.count(f -> f.shape() == figure.shape()) == 1) {
      return Optional.of(noun);
    }
    if (content.count(f -> f.shape() == figure.shape() && f.size() == figure.size()) == 1) {
      return Optional.of(figure.size().word() + " " + noun);
    }
    if (byHue && content.count(f -> f.shape() == figure.shape() && f.hue() == figure.hue()) == 1) {
      return Optional.of(figure.hue().word() + " " + noun);
    }
    return Optional.empty();
  }
}
