package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.label.LabelTable;
import ai.lynx.scenes.label.PatchGrid;
import ai.lynx.scenes.label.TrackHead;
import java.util.List;

/** Follows the only figure of each kind of shape through the frames. */
public final class TrackLabeler {
  private static final int HALF_PATCH = PatchGrid.PATCH / 2;
  private static final int LAST = TrackHead.X.classes() - 1;

  private TrackLabeler() {}

  /** The tracks of a scene. */
  public static LabelTable<TrackHead> of(SceneContent content, List<PaintedFrame> frames) {
    List<Shape> shapes = List.of(Shape.values());
    LabelTable<TrackHead> table =
        new LabelTable<>(List.of(TrackHead.values()), shapes.size() * Painter.FRAMES);
    for (Shape shape : shapes) {
      if (content.count(figure -> figure.shape() == shape) == 1) {
        for (int t = 0; t < frames.size(); t++) {
          mark(table, shapes.indexOf(shape) * Painter.FRAMES + t, shape, frames.get(t));
        }
      }
    }
    return table;
  }

  private static void mark(LabelTable<TrackHead> table, int row, Shape shape, PaintedFrame frame) {
    for (int i = 0; i < frame.figures().size(); i++) {
      Placed placed = frame.figures().get(i);
      if (placed.figure().shape() == shape) {
        table.set(row, TrackHead.X, halfPatch(placed.look().x()));
        table.set(row, TrackHead.Y, halfPatch(placed.look().y()));
        table.set(row, TrackHead.EXTENT, extent(frame, PaintedFrame.FIRST_FIGURE + i));
      }
    }
  }

  private static int halfPatch(double position) {
    return Math.max(0, Math.min(LAST, (int) (position / HALF_PATCH)));
  }

  /** At least one for a figure that is there, however small it is. */
  private static int extent(PaintedFrame frame, int owner) {
    int patches = 0;
    for (int patch = 0; patch < PatchGrid.GRID * PatchGrid.GRID; patch++) {
      patches += PaintedFrame.shows(frame.pixelsOf(patch)[owner]) ? 1 : 0;
    }
    return Math.max(1, Math.min(TrackHead.EXTENT.classes() - 1, patches));
  }
}
