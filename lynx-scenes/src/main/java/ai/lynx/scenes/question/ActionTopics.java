package ai.lynx.scenes.question;

import ai.lynx.scenes.content.Person;
import ai.lynx.scenes.content.Pose;
import java.util.List;
import java.util.stream.Stream;

/** What the person does. */
final class ActionTopics {
  private ActionTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "action.which",
            QuestionClass.ACTION,
            List.of(
                "what is the person doing?",
                "which action does the person do?",
                "what does the person do?",
                "what is somebody doing here?"),
            content ->
                content.person().map(person -> Fact.of(person.pose().word())).stream().toList()),
        Topic.yesNo(
            "action.is",
            QuestionClass.ACTION,
            List.of("is the person {0}?", "is somebody {0} here?", "do you see a person {0}?"),
            content -> content.person().map(ActionTopics::is).orElse(List.of())));
  }

  private static List<Fact> is(Person person) {
    return Stream.of(Pose.values())
        .map(pose -> Fact.yesNo(pose == person.pose(), pose.word()))
        .toList();
  }
}
