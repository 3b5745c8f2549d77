package ai.lynx.mini.training;

import ai.lynx.scenes.label.LabelTable;
import java.util.List;

/** Label tables of several scenes as one array for each question. */
final class Labels {
  private Labels() {}

  /** For each head the numbers of all rows of all tables, table by table. */
  static <H> int[][] columns(List<LabelTable<H>> tables, List<H> heads) {
    int rows = tables.stream().mapToInt(table -> table.toBytes().length / heads.size()).sum();
    int[][] columns = new int[heads.size()][rows];
    int row = 0;
    for (LabelTable<H> table : tables) {
      byte[] numbers = table.toBytes();
      for (int i = 0; i < numbers.length; i += heads.size()) {
        for (int head = 0; head < heads.size(); head++) {
          columns[head][row] = numbers[i + head];
        }
        row++;
      }
    }
    return columns;
  }
}
