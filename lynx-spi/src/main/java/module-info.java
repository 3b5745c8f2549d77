/**
 * What plugins implement.
 *
 * <p>A plugin author reads {@link ai.lynx.spi.component} (vision encoder, bridge, fusion, adapter,
 * language model) and {@link ai.lynx.spi.tensor.Ops}, the operators they are written against. An
 * engine author reads {@link ai.lynx.spi.engine} and {@link ai.lynx.spi.operator}.
 */
module ai.lynx.spi {
  requires transitive ai.lynx.api;
  requires static transitive org.jspecify;

  exports ai.lynx.spi.checkpoint;
  exports ai.lynx.spi.component;
  exports ai.lynx.spi.config;
  exports ai.lynx.spi.engine;
  exports ai.lynx.spi.graph;
  exports ai.lynx.spi.graph.rewriting;
  exports ai.lynx.spi.media;
  exports ai.lynx.spi.operator;
  exports ai.lynx.spi.plug;
  exports ai.lynx.spi.rounding;
  exports ai.lynx.spi.source;
  exports ai.lynx.spi.tensor;
  exports ai.lynx.spi.text;

  uses ai.lynx.spi.checkpoint.CheckpointFormat;
  uses ai.lynx.spi.checkpoint.CheckpointWriter;
  uses ai.lynx.spi.component.AdapterProvider;
  uses ai.lynx.spi.component.BridgeProvider;
  uses ai.lynx.spi.component.FusionProvider;
  uses ai.lynx.spi.component.LanguageModelProvider;
  uses ai.lynx.spi.component.VisionEncoderProvider;
  uses ai.lynx.spi.engine.EngineProvider;
  uses ai.lynx.spi.media.ImageResizer;
  uses ai.lynx.spi.media.ImageTransformProvider;
  uses ai.lynx.spi.media.MediaDecoder;
  uses ai.lynx.spi.plug.BundledModel;
  uses ai.lynx.spi.source.ModelSource;
  uses ai.lynx.spi.text.TokenizerProvider;
}
