package ai.lynx.scenes.question;

import java.util.List;

/**
 * Which questions to ask about a scene.
 *
 * @param count how many; a scene that does not offer so many different ones gives fewer
 * @param classes the classes to take turns; those that do not fit the scene are passed over
 * @param yesNoShare how much of the questions of a class that has both kinds is yes/no
 * @param round the same scene in another round is asked other questions
 */
public record QuestionPlan(int count, List<QuestionClass> classes, double yesNoShare, int round) {

  public QuestionPlan {
    classes = List.copyOf(classes);
    if (count < 0 || yesNoShare < 0 || yesNoShare > 1) {
      throw new IllegalArgumentException("count " + count + ", yes/no share " + yesNoShare);
    }
  }

  /** Questions of all classes, four in ten of them yes/no. */
  public static QuestionPlan of(int count) {
    return new QuestionPlan(count, List.of(QuestionClass.values()), .4, 0);
  }

  /** The same with another share of yes/no. */
  public QuestionPlan withYesNoShare(double share) {
    return new QuestionPlan(count, classes, share, round);
  }

  /** The same with some classes only. */
  public QuestionPlan only(List<QuestionClass> some) {
    return new QuestionPlan(count, some, yesNoShare, round);
  }

  /** The same number of other questions. */
  public QuestionPlan inRound(int another) {
    return new QuestionPlan(count, classes, yesNoShare, another);
  }
}
