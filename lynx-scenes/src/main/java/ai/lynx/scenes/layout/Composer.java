package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.Person;
import ai.lynx.scenes.content.Place;
import ai.lynx.scenes.content.Pose;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Sign;
import ai.lynx.scenes.content.Size;
import ai.lynx.scenes.content.VideoEvent;
import ai.lynx.scenes.random.SceneRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what there is in a scene. */
public final class Composer {
  private static final double PERSON_IN_PICTURE = .8;
  private static final double SIGN_IN_PICTURE = .8;
  private static final double PERSON_IN_VIDEO = .4;
  private static final double SIGN_IN_VIDEO = .2;

  private final SceneRandom random;
  private final List<Cell> free;
  private final Place place;

  private Composer(SceneRandom random) {
    this.random = random;
    free = random.shuffled(List.of(Cell.values()));
    place = random.pick(Place.values());
  }

  /**
   * The content of a picture: one to seven figures of few or many kinds, mostly a person and a
   * sign.
   */
  public static SceneContent picture(SceneRandom random) {
    return new Composer(random).picture();
  }

  /** The content of a video: one figure to which something happens, among one to three others. */
  public static SceneContent video(SceneRandom random) {
    return new Composer(random).video();
  }

  private SceneContent picture() {
    Optional<Person> person = person(PERSON_IN_PICTURE);
    Optional<Sign> sign = sign(SIGN_IN_PICTURE);
    List<Shape> shapes = some(Shape.values(), random.between(1, 5));
    List<Hue> hues = some(Hue.values(), random.between(1, 5));
    int wanted = random.between(1, 7);
    return new SceneContent(place, figures(wanted, shapes, hues), person, sign, Optional.empty());
  }

  private SceneContent video() {
    VideoEvent event = event();
    Optional<Person> person = person(PERSON_IN_VIDEO);
    Optional<Sign> sign = sign(SIGN_IN_VIDEO);
    List<Shape> shapes =
        Stream.of(Shape.values()).filter(shape -> shape != event.subject().shape()).toList();
    List<Hue> hues = new ArrayList<>(some(Hue.values(), random.between(2, 4)));
    hues.add(event.subject().hue());
    int wanted = random.between(1, 3);
    return new SceneContent(place, figures(wanted, shapes, hues), person, sign, Optional.of(event));
  }

  private <T> List<T> some(T[] values, int count) {
    return random.shuffled(List.of(values)).subList(0, count);
  }

  private Cell takeCell() {
    return free.remove(free.size() - 1);
  }

  private Optional<Person> person(double probability) {
    return random.chance(probability)
        ? Optional.of(new Person(random.pick(Pose.values()), takeCell()))
        : Optional.empty();
  }

  private Optional<Sign> sign(double probability) {
    return random.chance(probability)
        ? Optional.of(new Sign(SignTexts.draw(random), takeCell()))
        : Optional.empty();
  }

  private List<Figure> figures(int wanted, List<Shape> shapes, List<Hue> hues) {
    List<Figure> figures = new ArrayList<>();
    while (figures.size() < wanted && !free.isEmpty()) {
      figures.add(
          new Figure(
              random.pick(shapes), random.pick(hues), random.pick(Size.values()), takeCell()));
    }
    return figures;
  }

  /** An event whose figure has a free way; the cells on it are taken. */
  private VideoEvent event() {
    EventKind kind = random.pick(EventKind.values());
    List<Cell> starts =
        Stream.of(Cell.values()).filter(cell -> inside(cell, kind.columns(), kind.rows())).toList();
    Cell start = random.pick(starts);
    free.remove(start);
    if (kind.moves()) {
      free.remove(Cell.at(start.column() + kind.columns(), start.row() + kind.rows()));
    }
    Size size =
        switch (kind) {
          case BIGGER -> Size.SMALL;
          case SMALLER -> Size.LARGE;
          default -> random.pick(Size.values());
        };
    Hue hue = random.pick(Hue.values());
    Figure subject = new Figure(random.pick(Shape.values()), hue, size, start);
    Optional<Hue> turned =
        kind == EventKind.COLOR
            ? Optional.of(random.pick(Stream.of(Hue.values()).filter(h -> h != hue).toList()))
            : Optional.empty();
    return new VideoEvent(kind, subject, turned);
  }

  private static boolean inside(Cell cell, int columns, int rows) {
    int column = cell.column() + columns;
    int row = cell.row() + rows;
    return column >= 0 && column < 3 && row >= 0 && row < 3;
  }
}
