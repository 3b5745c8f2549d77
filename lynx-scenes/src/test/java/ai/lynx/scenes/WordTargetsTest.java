package ai.lynx.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.question.Examiner;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import ai.lynx.scenes.question.WordTarget;
import ai.lynx.scenes.question.WordTargets;
import ai.lynx.scenes.question.Words;
import org.junit.jupiter.api.Test;

/** What words of questions stand for. */
class WordTargetsTest {
  private final SceneGenerator generator = new SceneGenerator(43);
  private final Examiner examiner = new Examiner();

  private void onEveryTarget(TargetCheck check) {
    for (int i = 0; i < 400; i++) {
      SceneContent content = generator.pictureContent(i);
      for (Question question : examiner.ask(content, QuestionPlan.of(24), i)) {
        for (WordTarget target : WordTargets.of(content, question)) {
          check.of(content, question, target);
        }
      }
    }
  }

  private interface TargetCheck {
    void of(SceneContent content, Question question, WordTarget target);
  }

  @Test
  void countsAnswerCountingQuestions() {
    onEveryTarget(
        (content, question, target) -> {
          boolean last = target.word() == Words.of(question.text()).size() - 2;
          if (question.wording().equals("count the {0}.") && last) {
            assertThat(String.valueOf(target.count())).isEqualTo(question.answer());
          }
        });
  }

  @Test
  void colorsAnswerColorQuestions() {
    onEveryTarget(
        (content, question, target) -> {
          boolean last = target.word() == Words.of(question.text()).size() - 2;
          if (question.wording().equals("what color is the {0}?") && last) {
            assertThat(Numbering.HUES.values().get(target.color()).word())
                .isEqualTo(question.answer());
          }
        });
  }

  @Test
  void cellsAnswerSpatialQuestions() {
    onEveryTarget(
        (content, question, target) -> {
          boolean last = target.word() == Words.of(question.text()).size() - 2;
          if (question.wording().equals("where is the {0}?") && last) {
            assertThat(Numbering.CELLS.values().get(target.cell()).word())
                .isEqualTo(question.answer());
          }
        });
  }

  @Test
  void charactersAnswerYesNoQuestionsAboutTheSign() {
    onEveryTarget(
        (content, question, target) -> {
          boolean character = Words.of(question.text()).get(target.word()).length() == 1;
          if (question.wording().equals("is the {0} {1} on the sign?") && character) {
            assertThat(target.count() == 1).isEqualTo(question.answer().equals("yes"));
          }
        });
  }
}
