package ai.lynx.mini.training;

import ai.lynx.scenes.question.AnswerKind;
import ai.lynx.scenes.question.Question;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Right answers by class of question: all, open ones, yes/no ones, and a blind guesser's. */
final class ClassScores {
  private final Map<String, Row> rows = new TreeMap<>();

  /** Counts of one class. */
  private static final class Row {
    int open;
    int openRight;
    int yesNo;
    int yesNoRight;
    int blindRight;
  }

  void count(Question question, boolean right, boolean blindRight) {
    Row row = rows.computeIfAbsent(question.questionClass().title(), key -> new Row());
    if (question.kind() == AnswerKind.OPEN) {
      row.open++;
      row.openRight += right ? 1 : 0;
    } else {
      row.yesNo++;
      row.yesNoRight += right ? 1 : 0;
    }
    row.blindRight += blindRight ? 1 : 0;
  }

  /** A Markdown table. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            "| class | questions | all | open | yes/no | blind |\n|---|---|---|---|---|---|\n");
    rows.forEach(
        (name, row) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %s |%n",
                    name,
                    row.open + row.yesNo,
                    percent(row.openRight + row.yesNoRight, row.open + row.yesNo),
                    percent(row.openRight, row.open),
                    percent(row.yesNoRight, row.yesNo),
                    percent(row.blindRight, row.open + row.yesNo))));
    return table.toString();
  }

  private static String percent(int right, int all) {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 100.0 * right / all);
  }
}
