package ai.lynx.assembly;

import ai.lynx.error.EngineException;
import ai.lynx.error.PluginException;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.EngineProvider;
import ai.lynx.spi.plug.Plugs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts an engine: the one that was asked for, or the first that works here. */
final class EngineChoice {
  private EngineChoice() {}

  static Engine start(Plugs<EngineProvider> engines, Optional<String> name, EngineOptions options) {
    if (name.isPresent()) {
      return engines.get(name.get()).create(options);
    }
    if (engines.all().isEmpty()) {
      throw new PluginException(
          "No engine is on the path; add the Maven artifact ai.lynx:engine-pytorch.");
    }
    List<EngineException> failures = new ArrayList<>();
    for (EngineProvider provider : engines.all()) {
      try {
        return provider.create(options);
      } catch (EngineException e) {
        failures.add(e);
      }
    }
    EngineException first = failures.get(0);
    failures.subList(1, failures.size()).forEach(first::addSuppressed);
    throw first;
  }
}
