package ai.lynx.scenes.question;

import ai.lynx.scenes.content.SceneContent;
import java.util.List;
import java.util.function.Function;

/**
 * One thing that can be asked.
 *
 * @param name a short name, unique among all topics
 * @param questionClass its class
 * @param kind what sort of answer it wants
 * @param wordings the same question in several wordings
 * @param facts all that a scene offers to ask; empty where the question would not make sense or
 *     could be understood in two ways
 */
record Topic(
    String name,
    QuestionClass questionClass,
    AnswerKind kind,
    List<String> wordings,
    Function<SceneContent, List<Fact>> facts) {

  static Topic open(
      String name,
      QuestionClass questionClass,
      List<String> wordings,
      Function<SceneContent, List<Fact>> facts) {
    return new Topic(name, questionClass, AnswerKind.OPEN, wordings, facts);
  }

  static Topic yesNo(
      String name,
      QuestionClass questionClass,
      List<String> wordings,
      Function<SceneContent, List<Fact>> facts) {
    return new Topic(name, questionClass, AnswerKind.YES_NO, wordings, facts);
  }

  /** The question that a wording makes of a fact. */
  Question ask(String wording, Fact fact) {
    String text = wording;
    for (int i = 0; i < fact.slots().size(); i++) {
      text = text.replace("{" + i + "}", fact.slots().get(i));
    }
    return new Question(questionClass, wording, kind, text, fact.answer());
  }
}
