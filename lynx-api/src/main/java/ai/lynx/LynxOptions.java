package ai.lynx;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a {@link Lynx} computes.
 *
 * @param engine the engine's name, such as "pytorch"; empty takes the first that works
 * @param threads threads for one computation; empty leaves the engine's default
 */
public record LynxOptions(Optional<String> engine, OptionalInt threads) {
  public LynxOptions {
    if (threads.isPresent() && threads.getAsInt() < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, not " + threads.getAsInt());
    }
  }

  public static LynxOptions defaults() {
    return new LynxOptions(Optional.empty(), OptionalInt.empty());
  }

  public LynxOptions withEngine(String name) {
    return new LynxOptions(Optional.of(name), threads);
  }

  public LynxOptions withThreads(int count) {
    return new LynxOptions(engine, OptionalInt.of(count));
  }
}
