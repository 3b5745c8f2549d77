package ai.lynx.assembly;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ModelLoader;
import ai.lynx.assembly.model.ModelPlugs;
import ai.lynx.assembly.model.ModelSources;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.EngineProvider;
import ai.lynx.spi.media.ImageTransformProvider;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.text.TokenizerProvider;
import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Types;

/**
 * Binds all plugs that are on the path, the engine that was asked for, and what is made of them.
 */
final class AssemblyModule extends AbstractModule {
  private final LynxOptions options;

  AssemblyModule(LynxOptions options) {
    this.options = options;
  }

  @Override
  protected void configure() {
    Plugs<EngineProvider> engines = found("engine", EngineProvider.class);
    Plugs<MediaDecoder> decoders = found("media decoder", MediaDecoder.class);
    Plugs<CheckpointFormat> formats = found("checkpoint format", CheckpointFormat.class);
    Plugs<CheckpointWriter> writers = found("checkpoint writer", CheckpointWriter.class);
    ModelSources sources = ModelSources.load();
    bind(ModelSources.class).toInstance(sources);
    ModelPlugs plugs =
        new ModelPlugs(
            found("vision encoder", VisionEncoderProvider.class),
            found("image transform", ImageTransformProvider.class),
            found("bridge", BridgeProvider.class),
            found("fusion", FusionProvider.class),
            found("adapter", AdapterProvider.class),
            found("language model", LanguageModelProvider.class),
            found("tokenizer", TokenizerProvider.class));
    bind(ModelPlugs.class).toInstance(plugs);
    bind(ModelLoader.class)
        .toInstance(new ModelLoader(plugs, sources, formats, new ModelAssembler(plugs)));

    // Lambdas, not methods with @Provides: for those Guice generates classes in a way that newer
    // JDKs warn of.
    bind(Engine.class)
        .toProvider(
            () ->
                EngineChoice.start(engines, options.engine(), new EngineOptions(options.threads())))
        .in(Singleton.class);
    Provider<Engine> engine = getProvider(Engine.class);
    Provider<ModelLoader> loader = getProvider(ModelLoader.class);
    bind(Assembly.class)
        .toProvider(
            () ->
                new Assembly(
                    engine.get(), loader.get(), engines, decoders, formats, writers, sources));
  }

  /** All plugs of a kind, bound for whoever else wants them. */
  @SuppressWarnings("unchecked") // Types builds Plugs<T> from T
  private <T extends Plug> Plugs<T> found(String kind, Class<T> type) {
    TypeLiteral<Plugs<T>> key =
        (TypeLiteral<Plugs<T>>) TypeLiteral.get(Types.newParameterizedType(Plugs.class, type));
    Plugs<T> plugs = Plugs.load(kind, type);
    bind(key).toInstance(plugs);
    return plugs;
  }
}
