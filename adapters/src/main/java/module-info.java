/**
 * The trainable parts around a frozen vision encoder and a frozen language model: bridges, fusion
 * strategies and adapters.
 */
module ai.lynx.adapters {
  requires ai.lynx.spi;

  provides ai.lynx.spi.component.BridgeProvider with
      ai.lynx.adapters.abstractor.VisualAbstractorProvider,
      ai.lynx.adapters.idefics.IdeficsResamplerProvider,
      ai.lynx.adapters.identity.IdentityProvider,
      ai.lynx.adapters.pixelshuffle.PixelShuffleProvider,
      ai.lynx.adapters.projector.ProjectorProvider,
      ai.lynx.adapters.qformer.QFormerProvider,
      ai.lynx.adapters.resampler.PerceiverResamplerProvider;
  provides ai.lynx.spi.component.FusionProvider with
      ai.lynx.adapters.gated.GatedCrossAttentionProvider,
      ai.lynx.adapters.gated.MllamaCrossAttentionProvider,
      ai.lynx.adapters.prefix.PrefixFusionProvider;
  provides ai.lynx.spi.component.AdapterProvider with
      ai.lynx.adapters.bottleneck.BottleneckAdapterProvider;
}
