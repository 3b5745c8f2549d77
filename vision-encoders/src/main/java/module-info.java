/** Vision encoders, and what brings a picture file to the numbers they read. */
module ai.lynx.vision.encoders {
  requires ai.lynx.spi;
  requires java.desktop;
  requires webp.imageio;

  provides ai.lynx.spi.component.VisionEncoderProvider with
      ai.lynx.vision.encoders.eva.EvaVitProvider,
      ai.lynx.vision.encoders.families.Blip2VitProvider,
      ai.lynx.vision.encoders.families.ClipVitProvider,
      ai.lynx.vision.encoders.families.Dinov2Provider,
      ai.lynx.vision.encoders.families.IdeficsVitProvider,
      ai.lynx.vision.encoders.families.Idefics3VitProvider,
      ai.lynx.vision.encoders.families.MplugOwlVitProvider,
      ai.lynx.vision.encoders.families.SiglipVitProvider,
      ai.lynx.vision.encoders.families.TimmEvaProvider,
      ai.lynx.vision.encoders.families.VitProvider,
      ai.lynx.vision.encoders.mllama.MllamaVisionProvider;
  provides ai.lynx.spi.media.ImageTransformProvider with
      ai.lynx.vision.encoders.transform.PublishedTransformProvider,
      ai.lynx.vision.encoders.transform.ShortestEdgeCropProvider;
  provides ai.lynx.spi.media.ImageResizer with
      ai.lynx.vision.encoders.resampling.PillowResizer;
  provides ai.lynx.spi.media.MediaDecoder with
      ai.lynx.vision.encoders.decoding.ImageIoDecoder;
}
