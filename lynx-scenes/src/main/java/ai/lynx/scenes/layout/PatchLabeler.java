package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.Person;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Sign;
import ai.lynx.scenes.draw.SignLook;
import ai.lynx.scenes.label.LabelTable;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.label.PatchGrid;
import ai.lynx.scenes.label.PatchHead;
import java.util.stream.IntStream;

/** Reads the labels of the patches off a painted frame. */
public final class PatchLabeler {
  private static final int PATCH = PatchGrid.PATCH;
  private static final int GRID = PatchGrid.GRID;

  private final LabelTable<PatchHead> table = PatchGrid.empty();

  private PatchLabeler() {}

  /** The labels of a frame. */
  public static LabelTable<PatchHead> of(SceneContent content, PaintedFrame frame) {
    PatchLabeler labeler = new PatchLabeler();
    int[][] pixels =
        IntStream.range(0, GRID * GRID).mapToObj(frame::pixelsOf).toArray(int[][]::new);
    for (int patch = 0; patch < GRID * GRID; patch++) {
      labeler.describe(patch, mainOwner(pixels, patch), content, frame);
    }
    frame.sign().ifPresent(look -> labeler.read(content.sign().orElseThrow().text(), look));
    return labeler.table;
  }

  /**
   * The thing that covers most of a patch, if the patch shows it; a small thing on a corner of four
   * patches counts as shown by the one that has most of it.
   */
  private static int mainOwner(int[][] pixels, int patch) {
    int most = 0;
    for (int owner = 1; owner < pixels[patch].length; owner++) {
      int here = pixels[patch][owner];
      boolean shown = PaintedFrame.shows(here) || (here > 0 && best(pixels, owner) == patch);
      if (shown && (most == 0 || here > pixels[patch][most])) {
        most = owner;
      }
    }
    return most;
  }

  private static int best(int[][] pixels, int owner) {
    int best = 0;
    for (int patch = 1; patch < pixels.length; patch++) {
      best = pixels[patch][owner] > pixels[best][owner] ? patch : best;
    }
    return best;
  }

  private void describe(int patch, int owner, SceneContent content, PaintedFrame frame) {
    switch (owner) {
      case 0 -> {}
      case PaintedFrame.PERSON -> {
        Person person = content.person().orElseThrow();
        thing(patch, person.noun(), person.cell());
        table.set(patch, PatchHead.POSE, Numbering.POSES.of(person.pose()));
      }
      case PaintedFrame.SIGN -> {
        Sign sign = content.sign().orElseThrow();
        thing(patch, sign.noun(), sign.cell());
      }
      default -> {
        Placed placed = frame.figures().get(owner - PaintedFrame.FIRST_FIGURE);
        Cell cell = Cell.at(third(placed.look().x()), third(placed.look().y()));
        thing(patch, placed.figure().noun(), cell);
        table.set(patch, PatchHead.COLOR, Numbering.HUES.of(placed.hue()));
        table.set(patch, PatchHead.SIZE, Numbering.SIZES.of(placed.size()));
      }
    }
  }

  private void thing(int patch, String noun, Cell cell) {
    table.set(patch, PatchHead.KIND, Numbering.KINDS.of(noun));
    table.set(patch, PatchHead.CELL, Numbering.CELLS.of(cell));
  }

  private static int third(double position) {
    return Math.max(0, Math.min(2, (int) (position / FigureLooks.CELL)));
  }

  private void read(String text, SignLook look) {
    int row = (int) (look.y() / PATCH);
    for (int i = 0; i < text.length(); i++) {
      int patch = row * GRID + (int) (look.centerOf(i, text.length()) / PATCH);
      boolean first = table.get(patch, PatchHead.GLYPH) == 0;
      table.set(patch, first ? PatchHead.GLYPH : PatchHead.GLYPH2, Numbering.glyph(text.charAt(i)));
    }
  }
}
