package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Thing;
import java.util.ArrayList;
import java.util.List;

/** Where things are, in the picture and to each other. */
final class SpatialTopics {
  private SpatialTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "spatial.where",
            QuestionClass.SPATIAL,
            List.of(
                "where is the {0}?",
                "in which part of the picture is the {0}?", "where do you see the {0}?"),
            content ->
                Named.things(content).stream()
                    .map(named -> Fact.of(named.thing().cell().word(), named.name()))
                    .toList()),
        Topic.open(
            "spatial.what",
            QuestionClass.SPATIAL,
            List.of("what is in the {0}?", "what do you see in the {0}?"),
            SpatialTopics::what),
        Topic.yesNo(
            "spatial.at",
            QuestionClass.SPATIAL,
            List.of("is the {0} at the {1}?", "do you see the {0} at the {1}?"),
            SpatialTopics::at),
        Topic.yesNo(
            "spatial.beside",
            QuestionClass.SPATIAL,
            List.of("is the {0} {1} the {2}?", "do you see the {0} {1} the {2}?"),
            SpatialTopics::beside));
  }

  private static List<Fact> what(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Cell cell : Spot.CLEAR) {
      String answer =
          content.things().stream()
              .filter(thing -> thing.cell() == cell)
              .map(Thing::noun)
              .findFirst()
              .orElse("nothing");
      facts.add(Fact.of(answer, Spot.phrase(cell)));
    }
    return facts;
  }

  /**
   * Wrong places next to the right one are asked more often. "At the top" is asked of things that
   * are in the middle of the top row or not in that row at all, so that it is clear however one
   * reads it.
   */
  private static List<Fact> at(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    for (Named<Thing> named : Named.things(content)) {
      Cell here = named.thing().cell();
      for (Cell cell : Cell.values()) {
        int columns = Math.abs(here.column() - cell.column());
        int rows = Math.abs(here.row() - cell.row());
        boolean doubtful =
            !Spot.CLEAR.contains(cell)
                && (cell.column() == 1 ? rows == 0 && columns > 0 : columns == 0 && rows > 0);
        if (!doubtful) {
          facts.add(
              Fact.yesNo(here == cell, named.name(), cell.word())
                  .within(Spot.CLEAR.contains(cell) ? "" : "edge")
                  .weighing(Math.max(columns, rows) == 1 ? 2 : 1));
        }
      }
    }
    return facts;
  }

  /** Only where the columns, or the rows, differ: side by side is neither above nor below. */
  private static List<Fact> beside(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    List<Named<Thing>> things = Named.things(content);
    for (Named<Thing> a : things) {
      for (Named<Thing> b : things) {
        int columns = a.thing().cell().column() - b.thing().cell().column();
        int rows = a.thing().cell().row() - b.thing().cell().row();
        if (columns != 0) {
          facts.add(beside(columns < 0, a, "left of", b));
          facts.add(beside(columns > 0, a, "right of", b));
        }
        if (rows != 0) {
          facts.add(beside(rows < 0, a, "above", b));
          facts.add(beside(rows > 0, a, "below", b));
        }
      }
    }
    return facts;
  }

  private static Fact beside(boolean yes, Named<Thing> a, String how, Named<Thing> b) {
    return Fact.yesNo(yes, a.name(), how, b.name());
  }
}
