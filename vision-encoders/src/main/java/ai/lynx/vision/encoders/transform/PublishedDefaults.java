package ai.lynx.vision.encoders.transform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one of Hugging Face's image processors does where its file says nothing.
 *
 * @param side of the wanted picture, or of its shorter edge
 * @param exact whether a picture gets that size whatever its shape
 * @param crop whether the centre is cut out
 * @param bilinear whether it resizes bilinearly rather than bicubically
 * @param whiteGround whether transparent pixels stand on white
 */
record PublishedDefaults(
    int side,
    boolean exact,
    boolean crop,
    boolean bilinear,
    boolean whiteGround,
    List<Double> mean,
    List<Double> std) {
  static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

  private static final PublishedDefaults CLIP =
      new PublishedDefaults(224, false, true, false, true, CLIP_MEAN, CLIP_STD);

  private static final Map<String, PublishedDefaults> BY_TYPE =
      Map.ofEntries(
          Map.entry("CLIP", CLIP),
          Map.entry("Llava", CLIP),
          Map.entry("Bit", CLIP),
          Map.entry(
              "Blip", new PublishedDefaults(384, true, false, false, true, CLIP_MEAN, CLIP_STD)),
          Map.entry(
              "Idefics", new PublishedDefaults(224, true, false, false, true, CLIP_MEAN, CLIP_STD)),
          Map.entry("Siglip", new PublishedDefaults(224, true, false, false, false, HALF, HALF)),
          Map.entry("ViT", new PublishedDefaults(224, true, false, true, false, HALF, HALF)));

  /** The names that are known, for messages. */
  static List<String> types() {
    return Stream.of(BY_TYPE.keySet(), TiledSettings.FAMILIES, List.of(CanvasSettings.FAMILY))
        .flatMap(Collection::stream)
        .sorted()
        .map(type -> type + "ImageProcessor")
        .toList();
  }

  /** The family that the name of a processor begins with. */
  static String family(String type) {
    return type.replaceAll("(ImageProcessor(Fast|Pil)?|FeatureExtractor)$", "");
  }

  /**
   * The defaults of a processor.
   *
   * @param type such as CLIPImageProcessor; endings that name an implementation do not count, and
   *     neither does the older word FeatureExtractor
   */
  static Optional<PublishedDefaults> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(family(type)));
  }
}
