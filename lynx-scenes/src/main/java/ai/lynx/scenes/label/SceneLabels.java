package ai.lynx.scenes.label;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Thing;
import ai.lynx.scenes.content.VideoEvent;
import java.util.List;

/**
 * All dense labels of a scene.
 *
 * @param patches a table for each frame, with a row for each patch
 * @param cells a row for each cell, in the order of the cells; in a video without the figure of the
 *     event
 * @param shapes a row for each kind of shape
 * @param tracks a row for each kind of shape and frame
 * @param event one row: what happens in a video, all 0 for a picture
 * @param place the number of the place, from 1
 */
public record SceneLabels(
    List<LabelTable<PatchHead>> patches,
    LabelTable<CellHead> cells,
    LabelTable<ShapeHead> shapes,
    LabelTable<TrackHead> tracks,
    LabelTable<EventHead> event,
    int place) {
  private static final List<CellHead> GLYPHS =
      List.of(CellHead.GLYPH1, CellHead.GLYPH2, CellHead.GLYPH3);

  public SceneLabels {
    patches = List.copyOf(patches);
  }

  /**
   * The labels of a scene: those that are read off the frames, and those that the content gives.
   */
  public static SceneLabels of(
      SceneContent content, List<LabelTable<PatchHead>> patches, LabelTable<TrackHead> tracks) {
    return new SceneLabels(
        patches,
        cells(content),
        shapes(content),
        tracks,
        event(content),
        Numbering.PLACES.of(content.place()));
  }

  private static LabelTable<CellHead> cells(SceneContent content) {
    List<Cell> order = List.of(Cell.values());
    LabelTable<CellHead> table = new LabelTable<>(List.of(CellHead.values()), order.size());
    for (Thing thing : content.things()) {
      table.set(order.indexOf(thing.cell()), CellHead.KIND, Numbering.KINDS.of(thing.noun()));
    }
    for (Figure figure : content.figures()) {
      int row = order.indexOf(figure.cell());
      table.set(row, CellHead.COLOR, Numbering.HUES.of(figure.hue()));
      table.set(row, CellHead.SIZE, Numbering.SIZES.of(figure.size()));
    }
    content
        .person()
        .ifPresent(
            person ->
                table.set(
                    order.indexOf(person.cell()),
                    CellHead.POSE,
                    Numbering.POSES.of(person.pose())));
    content
        .sign()
        .ifPresent(
            sign -> {
              for (int i = 0; i < sign.text().length(); i++) {
                int glyph = Numbering.glyph(sign.text().charAt(i));
                table.set(order.indexOf(sign.cell()), GLYPHS.get(i), glyph);
              }
            });
    content.event().ifPresent(event -> empty(table, order.indexOf(event.subject().cell())));
    return table;
  }

  private static void empty(LabelTable<CellHead> table, int row) {
    for (CellHead head : CellHead.values()) {
      table.set(row, head, 0);
    }
  }

  private static LabelTable<ShapeHead> shapes(SceneContent content) {
    List<Shape> order = List.of(Shape.values());
    LabelTable<ShapeHead> table = new LabelTable<>(List.of(ShapeHead.values()), order.size());
    for (Shape shape : order) {
      int row = order.indexOf(shape);
      List<Figure> all = content.figures().stream().filter(f -> f.shape() == shape).toList();
      table.set(row, ShapeHead.COUNT, all.size());
      if (all.size() == 1) {
        Figure only = all.get(0);
        table.set(row, ShapeHead.COLOR, Numbering.HUES.of(only.hue()));
        table.set(row, ShapeHead.SIZE, Numbering.SIZES.of(only.size()));
        content.event().ifPresent(event -> happening(table, row, only, event));
      }
    }
    return table;
  }

  private static void happening(
      LabelTable<ShapeHead> table, int row, Figure only, VideoEvent event) {
    boolean subject = only.equals(event.subject());
    EventKind kind = subject ? event.kind() : EventKind.STILL;
    table.set(row, ShapeHead.EVENT, Numbering.EVENTS.of(kind));
    if (subject) {
      event.newHue().ifPresent(hue -> table.set(row, ShapeHead.NEW_COLOR, Numbering.HUES.of(hue)));
    }
  }

  private static LabelTable<EventHead> event(SceneContent content) {
    LabelTable<EventHead> table = new LabelTable<>(List.of(EventHead.values()), 1);
    content
        .event()
        .ifPresent(
            event -> {
              table.set(0, EventHead.EVENT, Numbering.EVENTS.of(event.kind()));
              table.set(0, EventHead.SHAPE, Numbering.SHAPES.of(event.subject().shape()));
              table.set(0, EventHead.COLOR, Numbering.HUES.of(event.subject().hue()));
              event
                  .newHue()
                  .ifPresent(hue -> table.set(0, EventHead.NEW_COLOR, Numbering.HUES.of(hue)));
            });
    return table;
  }
}
