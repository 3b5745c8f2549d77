package ai.lynx.scenes;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Thing;
import ai.lynx.scenes.content.VideoEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the things that words mean, and fails where they fit none or several.
 *
 * @param content what is looked through
 */
record SceneReader(SceneContent content) {

  String signText() {
    return content.sign().orElseThrow().text();
  }

  String signCharacter(String which) {
    String text = signText();
    return which.equals("first") ? text.substring(0, 1) : text.substring(text.length() - 1);
  }

  String pose() {
    return content.person().orElseThrow().pose().word();
  }

  VideoEvent event() {
    return content.event().orElseThrow();
  }

  /** All figures that fit words such as "small shapes" or "red circle". */
  List<Figure> all(String words) {
    Set<String> wanted = new TreeSet<>(List.of(words.split(" ", -1)));
    List<Figure> found = new ArrayList<>();
    for (Figure f : content.figures()) {
      Set<String> names =
          Set.of(
              f.hue().word(),
              f.size().word(),
              f.shape().word(),
              f.shape().plural(),
              "shape",
              "shapes");
      if (names.containsAll(wanted)) {
        found.add(f);
      }
    }
    return found;
  }

  <T> T only(List<T> found) {
    if (found.size() != 1) {
      throw new IllegalStateException("not one thing but " + found);
    }
    return found.get(0);
  }

  Figure figure(String words) {
    return only(all(words));
  }

  Thing thing(String words) {
    return switch (words) {
      case "person" -> content.person().orElseThrow();
      case "sign" -> content.sign().orElseThrow();
      default -> figure(words);
    };
  }

  boolean isThere(String words) {
    return switch (words) {
      case "person" -> content.person().isPresent();
      case "sign" -> content.sign().isPresent();
      default -> !all(words).isEmpty();
    };
  }

  private List<Thing> in(String part) {
    return content.things().stream().filter(thing -> thing.cell().word().equals(part)).toList();
  }

  String nounAt(String part) {
    return in(part).isEmpty() ? "nothing" : only(in(part)).noun();
  }

  Figure figureAt(String part) {
    return (Figure) only(in(part));
  }

  /**
   * Whether a thing is at a part of the picture: "unclear" if it is in the row or column that the
   * word could mean, too.
   */
  String isAt(Thing thing, String part) {
    Set<String> words =
        Set.of(thing.cell().word().split(" ", -1)).stream().collect(Collectors.toSet());
    if (thing.cell().word().equals(part)) {
      return "yes";
    }
    boolean edge = !part.contains(" ") && !part.equals(Cell.CENTER.word());
    return edge && words.contains(part) ? "unclear" : "no";
  }
}
