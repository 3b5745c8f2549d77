package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Cell;
import java.util.List;

/**
 * The parts of a picture that can be asked for by name without doubt: the corners and the center.
 * "The top" could be one cell or the whole row, so it is an answer only.
 */
final class Spot {
  static final List<Cell> CLEAR =
      List.of(Cell.TOP_LEFT, Cell.TOP_RIGHT, Cell.CENTER, Cell.BOTTOM_LEFT, Cell.BOTTOM_RIGHT);

  private Spot() {}

  static String phrase(Cell cell) {
    return cell == Cell.CENTER ? "center" : cell.word() + " corner";
  }
}
