package ai.lynx.assembly.model;

import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.media.ImageTransformProvider;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.text.TokenizerProvider;

/** The plugs that a model is put together from. */
public record ModelPlugs(
    Plugs<VisionEncoderProvider> visionEncoders,
    Plugs<ImageTransformProvider> imageTransforms,
    Plugs<BridgeProvider> bridges,
    Plugs<FusionProvider> fusions,
    Plugs<AdapterProvider> adapters,
    Plugs<LanguageModelProvider> languageModels,
    Plugs<TokenizerProvider> tokenizers) {}
