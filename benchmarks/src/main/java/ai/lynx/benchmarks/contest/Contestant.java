package ai.lynx.benchmarks.contest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A program to be measured.
 *
 * <p>It is told its task as a line of JSON, takes the task's {@code warm_ups} turns unasked, each
 * of {@code repeats} times the work, and answers {@code {"ready": {...}}} with what is to be known
 * of it, or {@code {"failure": "why"}}. After that each line that it reads is a request for one
 * turn, which it answers with the means, {@code {"milliseconds": ..., "cpu_milliseconds": ...}}. It
 * ends when there is nothing more to read. Lines that do not begin with a brace are passed over.
 *
 * @param name in the table
 * @param task what it is told
 * @param start how its process is started
 */
public record Contestant(String name, ObjectNode task, Start start) {
  /** Makes ready what a program needs, and says how it is started. */
  @FunctionalInterface
  public interface Start {
    /**
     * The program and its arguments.
     *
     * @throws ContestantException if it cannot be had
     */
    List<String> command() throws ContestantException;
  }

  /** The variables of its environment that say with how many threads it computes. */
  Map<String, String> environment() {
    String threads = task.path("threads").asText("1");
    return Map.of("OMP_NUM_THREADS", threads, "MKL_NUM_THREADS", threads);
  }
}
