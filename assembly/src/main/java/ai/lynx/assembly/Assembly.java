package ai.lynx.assembly;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.model.ModelLoader;
import ai.lynx.assembly.model.ModelSources;
import ai.lynx.error.LynxException;
import ai.lynx.error.PluginException;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineProvider;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.plug.Plugs;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;

/**
 * An engine and everything that loads models onto it: what {@link ai.lynx.Lynx} is made of, for
 * those who train, convert or verify models rather than ask them.
 *
 * @param engine computes
 * @param loader loads models
 * @param engines all engines on the path
 * @param decoders decode pictures
 * @param formats read files of weights
 * @param writers write files of weights
 * @param sources where models come from
 */
public record Assembly(
    Engine engine,
    ModelLoader loader,
    Plugs<EngineProvider> engines,
    Plugs<MediaDecoder> decoders,
    Plugs<CheckpointFormat> formats,
    Plugs<CheckpointWriter> writers,
    ModelSources sources)
    implements AutoCloseable {
  /**
   * Finds the plugs and starts the engine.
   *
   * @throws PluginException if a plug is missing, registered twice or cannot be created
   * @throws ai.lynx.error.EngineException if the engine cannot be started
   */
  public static Assembly create(LynxOptions options) {
    try {
      return Guice.createInjector(Stage.DEVELOPMENT, new AssemblyModule(options))
          .getInstance(Assembly.class);
    } catch (CreationException | ProvisionException e) {
      throw e.getCause() instanceof LynxException own
          ? own
          : new PluginException("Lynx cannot be put together: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
