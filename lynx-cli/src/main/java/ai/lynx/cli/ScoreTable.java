package ai.lynx.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Right answers by class. For one thread. */
final class ScoreTable {
  private final Map<String, Score> byClass = new TreeMap<>();

  private record Score(int asked, int right) {
    Score plus(Score other) {
      return new Score(asked + other.asked, right + other.right);
    }

    String percent() {
      return String.format(Locale.ROOT, "%.1f %%", 100.0 * right / asked);
    }
  }

  void add(String category, boolean right) {
    byClass.merge(category, new Score(1, right ? 1 : 0), Score::plus);
  }

  /** The share of right answers in all classes, in words. */
  String total() {
    return sum().percent();
  }

  private Score sum() {
    return byClass.values().stream().reduce(new Score(0, 0), Score::plus);
  }

  TextTable table() {
    TextTable table = new TextTable("class", ">asked", ">right", ">accuracy");
    byClass.forEach((category, score) -> row(table, category, score));
    row(table, "total", sum());
    return table;
  }

  private static void row(TextTable table, String name, Score score) {
    table.row(
        name, Integer.toString(score.asked()), Integer.toString(score.right()), score.percent());
  }
}
