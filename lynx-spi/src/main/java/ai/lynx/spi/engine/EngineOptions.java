package ai.lynx.spi.engine;

import java.util.OptionalInt;

/**
 * How an engine is started.
 *
 * @param threads threads for one operator; empty leaves the engine's default
 */
public record EngineOptions(OptionalInt threads) {
  public static EngineOptions defaults() {
    return new EngineOptions(OptionalInt.empty());
  }
}
