package ai.lynx.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One program's result.
 *
 * @param workload what it did
 * @param name such as "pytorch bfloat16" or "llama.cpp"
 * @param ours whether it is Lynx
 * @param result what came of it
 */
public record Row(Workload workload, String name, boolean ours, Result result) {
  /** What came of a program. */
  public sealed interface Result {}

  /**
   * It was measured.
   *
   * @param series all its turns
   * @param reference the turns of the peer that it is compared with, taken in between; empty for
   *     peers, and where that peer is not available
   * @param about what the program said of itself: versions, sizes, what it computed
   * @param notes what a reader must know before comparing, such as that it did not the same work
   */
  public record Measured(
      Series series, Optional<Series> reference, ObjectNode about, List<String> notes)
      implements Result {
    public Measured {
      notes = List.copyOf(notes);
    }
  }

  /**
   * It was not.
   *
   * @param why in a sentence
   */
  public record Unavailable(String why) implements Result {}
}
