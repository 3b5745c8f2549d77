package ai.lynx.mini.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.scenes.Scene;
import ai.lynx.scenes.SceneGenerator;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import ai.lynx.scenes.question.Words;
import org.junit.jupiter.api.Test;

/** Every word of every question has labels that its column allows. */
class WordLabelsTest {
  @Test
  void labelsAreOfTheirColumnsClasses() {
    SceneGenerator generator = new SceneGenerator(11);
    int said = 0;
    for (int i = 0; i < 60; i++) {
      for (Scene scene : java.util.List.of(generator.picture(i), generator.video(i))) {
        for (Question question : scene.questions(QuestionPlan.of(20))) {
          int[][] labels = WordLabels.of(scene, question);
          assertThat(labels.length).isEqualTo(Words.of(question.text()).size());
          for (int[] row : labels) {
            for (int column = 0; column < row.length; column++) {
              assertThat(row[column])
                  .isBetween(ClassHeads.IGNORED, WordLabels.COLUMNS.get(column).classes() - 1);
              said += row[column] == ClassHeads.IGNORED ? 0 : 1;
            }
          }
        }
      }
    }
    assertThat(said).isGreaterThan(2_000);
  }
}
