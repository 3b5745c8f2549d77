package ai.lynx.benchmarks.contest;

import ai.lynx.benchmarks.Series;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What came of a contestant. */
public sealed interface Outcome {
  /** Who it was. */
  Contestant contestant();

  /**
   * It took its turns.
   *
   * @param series all of them
   * @param reference those of the first peer in between; empty for peers, and without that peer
   * @param about what it said of itself
   * @param referenceAbout what the first peer said of itself, where there is one
   */
  record Finished(
      Contestant contestant,
      Series series,
      Optional<Series> reference,
      ObjectNode about,
      Optional<ObjectNode> referenceAbout)
      implements Outcome {}

  /**
   * It did not.
   *
   * @param why in a sentence
   */
  record Failed(Contestant contestant, String why) implements Outcome {}
}
