package ai.lynx.benchmarks.worker;

import ai.lynx.benchmarks.Measurement;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process of our side. Takes a task and turns from its input and answers on its output, as
 * every {@link ai.lynx.benchmarks.contest.Contestant} does.
 */
public final class LynxWorker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LynxWorker() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what libraries print shall not be taken for answers
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Task task = new Task(JSON.readTree(requests.readLine()));
    try (Exercise exercise = exercise(task)) {
      for (int i = 0; i < task.number("warm_ups"); i++) {
        turn(exercise, task);
      }
      ObjectNode ready = JSON.createObjectNode();
      exercise.describe(ready.putObject("ready"));
      answers.println(ready);
      while (requests.readLine() != null) {
        answers.println(answer(turn(exercise, task)));
      }
    } catch (RuntimeException | Error e) { // whatever it is, the table names it
      e.printStackTrace();
      answers.println(JSON.createObjectNode().put("failure", words(e)));
    }
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.lines().findFirst().orElse("");
  }

  /** The mean of as many times as a turn has. */
  private static Measurement turn(Exercise exercise, Task task) {
    int repeats = task.number("repeats");
    double milliseconds = 0;
    double cpuMilliseconds = 0;
    for (int i = 0; i < repeats; i++) {
      Measurement once = exercise.once();
      milliseconds += once.milliseconds() / repeats;
      cpuMilliseconds += once.cpuMilliseconds() / repeats;
    }
    return new Measurement(milliseconds, cpuMilliseconds);
  }

  private static ObjectNode answer(Measurement turn) {
    return JSON.createObjectNode()
        .put("milliseconds", turn.milliseconds())
        .put("cpu_milliseconds", turn.cpuMilliseconds());
  }

  private static Exercise exercise(Task task) {
    return switch (task.workload()) {
      case "decode" -> new AnswerExercise(task, AnswerExercise.Span.OTHER_TOKENS);
      case "prefill" -> new AnswerExercise(task, AnswerExercise.Span.FIRST_TOKEN);
      case "vision" -> new VisionExercise(task);
      case "pictures" -> new PictureExercise(task);
      default -> throw new IllegalArgumentException("no workload is called " + task.workload());
    };
  }
}
