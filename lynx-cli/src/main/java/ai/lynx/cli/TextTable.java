package ai.lynx.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text whose columns are as wide as their widest cell. For one thread. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;

  /**
   * @param heads one for each column; one that begins with {@code >} stands to the right, and so
   *     does its column
   */
  TextTable(String... heads) {
    right = new boolean[heads.length];
    List<String> first = new ArrayList<>();
    for (int i = 0; i < heads.length; i++) {
      right[i] = heads[i].startsWith(">");
      first.add(right[i] ? heads[i].substring(1) : heads[i]);
    }
    rows.add(first);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** All rows as lines, without blanks at their ends. */
  List<String> lines() {
    int[] widths = new int[right.length];
    rows.forEach(
        row -> Arrays.setAll(widths, column -> Math.max(widths[column], row.get(column).length())));
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String blanks = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? "" : GAP).append(right[column] ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }
}
