package ai.lynx.mini.training;

import ai.lynx.mini.training.ClassHeads.Column;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.WordTarget;
import ai.lynx.scenes.question.WordTargets;
import ai.lynx.scenes.question.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What each word of a question stands for in its scene, as labels at that word.
 *
 * <p>Why: the answer to a yes/no question comes out of two steps that are useless alone: a word
 * finds what it means, and the last position compares. Trained on answers only, such questions
 * stayed at chance however often they were asked; asked at the words themselves, the first step is
 * learned within 300 steps and the answers follow.
 */
final class WordLabels {
  static final List<Column> COLUMNS =
      List.of(
          new Column("word.count", 8),
          new Column("word.color", Numbering.HUES.classes() - 1),
          new Column("word.size", Numbering.SIZES.classes() - 1),
          new Column("word.cell", Numbering.CELLS.classes() - 1),
          new Column("word.shape", Numbering.SHAPES.classes() - 1),
          new Column("word.event", Numbering.EVENTS.classes() - 1),
          new Column("word.pose", Numbering.POSES.classes() - 1),
          new Column("word.glyph1", Numbering.GLYPHS.length()),
          new Column("word.glyph2", Numbering.GLYPHS.length()),
          new Column("word.place", Numbering.PLACES.classes() - 1));

  private static final int POSE = 6;
  private static final int GLYPH1 = 7;
  private static final int PLACE = 9;
  private static final Set<String> SIGN_WORDS =
      Set.of(
          "sign",
          "letters",
          "letter",
          "number",
          "digits",
          "digit",
          "written",
          "read",
          "characters",
          "character");
  private static final Set<String> PLACE_WORDS = Set.of("this", "place", "picture", "scene");

  private WordLabels() {}

  /**
   * For each word of the question, punctuation counted, a label for each column; {@link
   * ClassHeads#IGNORED} for none.
   */
  static int[][] of(Scene scene, Question question) {
    SceneContent content = scene.content();
    List<String> words = Words.of(question.text());
    int[][] labels = new int[words.size()][COLUMNS.size()];
    for (int[] row : labels) {
      Arrays.fill(row, ClassHeads.IGNORED);
    }
    for (WordTarget target : WordTargets.of(content, question)) {
      int[] row = labels[target.word()];
      row[0] = target.count();
      row[1] = target.color();
      row[2] = target.size();
      row[3] = target.cell();
      row[4] = target.shape();
      row[5] = target.event();
    }
    for (int i = 0; i < words.size(); i++) {
      addKnownToOneWord(content, words.get(i), labels[i]);
    }
    return labels;
  }

  /** What "person", "sign" or "place" mean is not in the word, so it is asked at the word. */
  private static void addKnownToOneWord(SceneContent content, String word, int[] row) {
    if (word.equals("person")) {
      content.person().ifPresent(person -> row[POSE] = Numbering.POSES.of(person.pose()) - 1);
    } else if (SIGN_WORDS.contains(word)) {
      content
          .sign()
          .ifPresent(
              sign -> {
                for (int i = 0; i < Math.min(2, sign.text().length()); i++) {
                  row[GLYPH1 + i] = Numbering.glyph(sign.text().charAt(i)) - 1;
                }
              });
    } else if (PLACE_WORDS.contains(word)) {
      row[PLACE] = Numbering.PLACES.of(content.place()) - 1;
    }
  }
}
