package ai.lynx.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.scenes.question.AnswerKind;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whoever knows the text of a question only must stay near chance. */
class BlindScoreTest {
  private static final int SCENES = 5000;

  /** The most a blind guesser may get in the open questions of a class. */
  private static final Map<String, Double> OPEN =
      Map.of(
          "OCR", 5.0,
          "Counting", 26.0,
          "Reasoning", 28.0,
          "Place", 17.0,
          "Color", 18.0,
          "Spatial", 17.0,
          "Action", 20.0,
          "Others", 34.0,
          "VideoOthers", 24.0);

  private static BlindGuesser guesser(
      Function<Question, String> hint, Function<Question, String> group) {
    BlindGuesser guesser = new BlindGuesser(hint);
    SceneGenerator generator = new SceneGenerator(23);
    ContentExam exam = new ContentExam(generator, QuestionPlan.of(24));
    for (int i = 0; i < SCENES; i++) {
      exam.questions(i).forEach(guesser::learn);
    }
    for (int i = SCENES; i < 2 * SCENES; i++) {
      exam.questions(i).forEach(q -> guesser.guess(q, group.apply(q)));
    }
    return guesser;
  }

  private static String classAndKind(Question question) {
    return question.questionClass().title() + " " + question.kind().name().toLowerCase(Locale.ROOT);
  }

  @Test
  void byExactText() {
    check(guesser(Question::text, BlindScoreTest::classAndKind));
  }

  @Test
  void byWording() {
    check(guesser(Question::wording, BlindScoreTest::classAndKind));
  }

  private static void check(BlindGuesser guesser) {
    for (String group : guesser.groups()) {
      String title = group.substring(0, group.indexOf(' '));
      double most = group.endsWith("yes_no") ? 54 : OPEN.get(title);
      assertThat(guesser.score(group)).as("%s%n%s", group, guesser).isLessThan(most);
    }
  }

  @Test
  void everyYesNoWordingIsBalanced() {
    BlindGuesser guesser = guesser(Question::wording, q -> q.kind() + " " + q.wording());
    for (String group : guesser.groups()) {
      if (group.startsWith(AnswerKind.YES_NO.name())) {
        double chance = 3 * 50 / Math.sqrt(guesser.asked(group));
        assertThat(guesser.score(group)).as("%s%n%s", group, guesser).isLessThan(52 + chance);
      }
    }
  }
}
