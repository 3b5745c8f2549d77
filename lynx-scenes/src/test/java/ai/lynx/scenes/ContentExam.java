package ai.lynx.scenes;

import ai.lynx.scenes.question.Examiner;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions about a picture and a video without drawing them.
 *
 * @param generator where contents come from
 * @param examiner who asks
 * @param plan what is asked
 */
record ContentExam(SceneGenerator generator, Examiner examiner, QuestionPlan plan) {

  ContentExam(SceneGenerator generator, QuestionPlan plan) {
    this(generator, new Examiner(), plan);
  }

  List<Question> questions(int index) {
    List<Question> all =
        new ArrayList<>(examiner.ask(generator.pictureContent(index), plan, 2L * index));
    all.addAll(examiner.ask(generator.videoContent(index), plan, 2L * index + 1));
    return all;
  }
}
