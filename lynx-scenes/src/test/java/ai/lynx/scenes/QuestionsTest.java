package ai.lynx.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.question.AnswerKind;
import ai.lynx.scenes.question.Caption;
import ai.lynx.scenes.question.Examiner;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionClass;
import ai.lynx.scenes.question.QuestionPlan;
import ai.lynx.scenes.question.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What holds for every question: the answer is right, there is only one, and the words are known.
 */
class QuestionsTest {
  private static final int SCENES = 1500;
  private static final QuestionPlan PLAN = QuestionPlan.of(40);

  private final SceneGenerator generator = new SceneGenerator(17);
  private final Examiner examiner = new Examiner();

  private List<SceneContent> contents() {
    List<SceneContent> contents = new ArrayList<>();
    for (int i = 0; i < SCENES; i++) {
      contents.add(generator.pictureContent(i));
      contents.add(generator.videoContent(i));
    }
    return contents;
  }

  @Test
  void anIndependentCheckerFindsTheSameAnswers() {
    AnswerChecker checker = new AnswerChecker();
    for (SceneContent content : contents()) {
      for (Question question : examiner.ask(content, PLAN, 1)) {
        assertThat(checker.answer(content, question.text()))
            .as("%s %s", question, content)
            .hasValue(question.answer());
      }
    }
  }

  @Test
  void theVocabularyIsClosedAndHoldsNothingElse() {
    Set<String> seen = new TreeSet<>();
    for (SceneContent content : contents()) {
      List<Question> all = new ArrayList<>(examiner.ask(content, PLAN, 2));
      all.add(Caption.of(content));
      for (Question question : all) {
        seen.addAll(Words.of(question.text()));
        seen.addAll(Words.of(question.answer()));
      }
    }
    assertThat(seen).containsExactlyElementsOf(Vocabulary.words());
  }

  @Test
  void noSceneIsAskedTheSameTwice() {
    for (SceneContent content : contents()) {
      assertThat(examiner.ask(content, PLAN, 3).stream().map(Question::text))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aPlanIsKept() {
    QuestionPlan plan =
        QuestionPlan.of(5)
            .only(List.of(QuestionClass.PLACE, QuestionClass.COLOR))
            .withYesNoShare(1);
    for (int i = 0; i < 50; i++) {
      List<Question> questions = generator.picture(i).questions(plan);
      assertThat(questions).hasSize(5);
      assertThat(questions).allMatch(q -> q.kind() == AnswerKind.YES_NO);
      assertThat(questions).allMatch(q -> plan.classes().contains(q.questionClass()));
      assertThat(generator.picture(i).questions(QuestionPlan.of(24))).hasSize(24);
      assertThat(generator.picture(i).questions(plan.inRound(1))).isNotEqualTo(questions);
    }
  }
}
