package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.ImageTransformProvider;

/**
 * Registers the image transform {@code hugging-face}: the processors of CLIP, LLaVA, BLIP, SigLIP,
 * DINOv2 (Bit), ViT, IDEFICS, Idefics3, SmolVLM and Llama 3.2 vision (Mllama), in their PIL
 * versions. Settings are the keys of {@code preprocessor_config.json} as it is, and three of our
 * own:
 *
 * <ul>
 *   <li>{@code exif_transpose} (false): turn pictures as their files say, as {@code load_image}
 *       does
 *   <li>{@code transparency}: {@code white}, or {@code ignored} as before transformers 5; white
 *       where {@code do_convert_rgb} is set
 *   <li>{@code pass_order}: {@code horizontal-first}, or {@code pillow-13}
 * </ul>
 */
public final class PublishedTransformProvider implements ImageTransformProvider {
  @Override
  public String name() {
    return "hugging-face";
  }

  @Override
  public ImageTransform create(Settings settings) {
    if (TiledSettings.read(settings)) {
      return new TiledTransform(TiledSettings.parse(settings));
    }
    if (CanvasSettings.read(settings)) {
      return new CanvasTransform(CanvasSettings.parse(settings));
    }
    return new PublishedTransform(PublishedSettings.parse(settings));
  }
}
