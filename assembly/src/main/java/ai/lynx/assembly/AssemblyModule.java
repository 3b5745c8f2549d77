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
import com.google.inject.Provides;
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
    bind("engine", EngineProvider.class);
    bind("vision encoder", VisionEncoderProvider.class);
    bind("image transform", ImageTransformProvider.class);
    bind("media decoder", MediaDecoder.class);
    bind("bridge", BridgeProvider.class);
    bind("fusion", FusionProvider.class);
    bind("adapter", AdapterProvider.class);
    bind("language model", LanguageModelProvider.class);
    bind("tokenizer", TokenizerProvider.class);
    bind("checkpoint format", CheckpointFormat.class);
    bind("checkpoint writer", CheckpointWriter.class);
    bind(ModelSources.class).toInstance(ModelSources.load());
  }

  @SuppressWarnings("unchecked") // Types builds Plugs<T> from T
  private <T extends Plug> void bind(String kind, Class<T> type) {
    TypeLiteral<Plugs<T>> key =
        (TypeLiteral<Plugs<T>>) TypeLiteral.get(Types.newParameterizedType(Plugs.class, type));
    bind(key).toInstance(Plugs.load(kind, type));
  }

  @Provides
  @Singleton
  Engine engine(Plugs<EngineProvider> engines) {
    return EngineChoice.start(engines, options.engine(), new EngineOptions(options.threads()));
  }

  @Provides
  ModelPlugs modelPlugs(
      Plugs<VisionEncoderProvider> visionEncoders,
      Plugs<ImageTransformProvider> imageTransforms,
      Plugs<BridgeProvider> bridges,
      Plugs<FusionProvider> fusions,
      Plugs<AdapterProvider> adapters,
      Plugs<LanguageModelProvider> languageModels,
      Plugs<TokenizerProvider> tokenizers) {
    return new ModelPlugs(
        visionEncoders, imageTransforms, bridges, fusions, adapters, languageModels, tokenizers);
  }

  @Provides
  ModelLoader modelLoader(ModelPlugs plugs, ModelSources sources, Plugs<CheckpointFormat> formats) {
    return new ModelLoader(plugs, sources, formats, new ModelAssembler(plugs));
  }

  @Provides
  Assembly assembly(
      Engine engine,
      ModelLoader loader,
      Plugs<EngineProvider> engines,
      Plugs<MediaDecoder> decoders,
      Plugs<CheckpointFormat> formats,
      Plugs<CheckpointWriter> writers,
      ModelSources sources) {
    return new Assembly(engine, loader, engines, decoders, formats, writers, sources);
  }
}
