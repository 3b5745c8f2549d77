package ai.lynx.engine.pytorch;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.EngineProvider;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/** Registers the engine called "pytorch". */
public final class PyTorchEngineProvider implements EngineProvider {
  /** For ServiceLoader. */
  public PyTorchEngineProvider() {}

  @Override
  public String name() {
    return "pytorch";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  /**
   * Loads PyTorch, which takes about a second the first time and nothing later.
   *
   * @param options PyTorch has one number of threads for the whole process: the last engine that
   *     asks for one decides
   * @throws ai.lynx.error.EngineException if PyTorch's native library for this machine is not on
   *     the class path, naming the artifact, or cannot be loaded
   */
  @Override
  public Engine create(EngineOptions options) {
    return new PyTorchEngine(name(), PyTorchLibrary.load(options));
  }
}
