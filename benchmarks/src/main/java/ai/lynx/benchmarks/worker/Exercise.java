package ai.lynx.benchmarks.worker;

import ai.lynx.benchmarks.Measurement;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What our side does again and again. Has loaded all it needs. For one thread. */
interface Exercise extends AutoCloseable {
  /** Does it once. */
  Measurement once();

  /** What is to be known of it, after a first turn. */
  void describe(ObjectNode about);

  @Override
  void close();
}
