package ai.lynx.spi.engine;

import ai.lynx.spi.plug.Plug;

/** Registers an engine. */
public interface EngineProvider extends Plug {
  /**
   * Starts the engine.
   *
   * @throws ai.lynx.error.EngineException if it cannot run here, naming the artifact or library to
   *     add
   */
  Engine create(EngineOptions options);
}
