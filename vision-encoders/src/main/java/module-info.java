/** Vision encoders, and what brings a picture file to the numbers they read. */
module ai.lynx.vision.encoders {
  requires ai.lynx.spi;
  requires com.twelvemonkeys.imageio.webp;

  provides ai.lynx.spi.component.VisionEncoderProvider with
      ai.lynx.vision.encoders.eva.EvaVitProvider;
  provides ai.lynx.spi.media.ImageTransformProvider with
      ai.lynx.vision.encoders.transform.ShortestEdgeCropProvider;
  provides ai.lynx.spi.media.MediaDecoder with
      ai.lynx.vision.encoders.decoding.ImageIoDecoder;
}
