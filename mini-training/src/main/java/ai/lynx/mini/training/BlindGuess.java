package ai.lynx.mini.training;

import ai.lynx.scenes.Scene;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody scores who reads the question and never looks: the commonest answer to the same
 * text, or, for a text never read before, to the same wording.
 */
final class BlindGuess {
  private final Map<String, Map<String, Integer>> answers = new HashMap<>();

  /** Reads the questions of some scenes with their answers. */
  BlindGuess(List<Scene> scenes, int questions) {
    for (Scene scene : scenes) {
      for (Question question : scene.questions(QuestionPlan.of(questions))) {
        read(question.text(), question.answer());
        read(question.wording(), question.answer());
      }
    }
  }

  private void read(String text, String answer) {
    answers.computeIfAbsent(text, key -> new HashMap<>()).merge(answer, 1, Integer::sum);
  }

  String answer(Question question) {
    Map<String, Integer> known =
        answers.getOrDefault(question.text(), answers.getOrDefault(question.wording(), Map.of()));
    return known.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
