package ai.lynx.scenes.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything there is in a scene.
 *
 * @param place the background
 * @param standing the figures to which nothing happens
 * @param person the person, if there is one
 * @param sign the sign, if there is one
 * @param event what happens, in a video
 */
public record SceneContent(
    Place place,
    List<Figure> standing,
    Optional<Person> person,
    Optional<Sign> sign,
    Optional<VideoEvent> event) {

  public SceneContent {
    standing = List.copyOf(standing);
  }

  /** Whether this is the content of a video. */
  public boolean isVideo() {
    return event.isPresent();
  }

  /** All figures, the one of the event last. */
  public List<Figure> figures() {
    List<Figure> all = new ArrayList<>(standing);
    event.ifPresent(e -> all.add(e.subject()));
    return List.copyOf(all);
  }

  /** Everything that stands in a cell, in the order of the cells. */
  public List<Thing> things() {
    List<Thing> all = new ArrayList<>(figures());
    person.ifPresent(all::add);
    sign.ifPresent(all::add);
    all.sort((a, b) -> a.cell().compareTo(b.cell()));
    return List.copyOf(all);
  }

  /** How many figures are as asked for. */
  public int count(Predicate<Figure> which) {
    int count = 0;
    for (Figure figure : standing) {
      count += which.test(figure) ? 1 : 0;
    }
    return count + (event.isPresent() && which.test(event.get().subject()) ? 1 : 0);
  }

  /** The figures of whose shape there is no other. */
  public List<Figure> uniqueByShape() {
    return figures().stream().filter(f -> count(g -> g.shape() == f.shape()) == 1).toList();
  }
}
