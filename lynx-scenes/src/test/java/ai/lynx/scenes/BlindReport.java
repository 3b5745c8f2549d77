package ai.lynx.scenes;

import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import java.io.PrintStream;

/** Prints what a blind guesser gets, by class, by class and kind, and by wording. */
final class BlindReport {
  private BlindReport() {}

  public static void main(String... arguments) {
    int scenes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    BlindGuesser byText = new BlindGuesser(Question::text);
    BlindGuesser byWording = new BlindGuesser(Question::wording);
    ContentExam exam = new ContentExam(new SceneGenerator(29), QuestionPlan.of(24));
    for (int i = 0; i < 2 * scenes; i++) {
      for (Question question : exam.questions(i)) {
        if (i < scenes) {
          byText.learn(question);
          byWording.learn(question);
        } else {
          String title = question.questionClass().title();
          for (BlindGuesser guesser : new BlindGuesser[] {byText, byWording}) {
            guesser.guess(question, title);
            guesser.guess(question, title + " " + question.kind());
            guesser.guess(question, title + " " + question.kind() + " " + question.wording());
          }
        }
      }
    }
    PrintStream out = System.out;
    out.printf("by exact text%n%s%nby wording%n%s", byText, byWording);
  }
}
