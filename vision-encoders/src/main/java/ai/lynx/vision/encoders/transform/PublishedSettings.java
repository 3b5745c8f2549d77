package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.vision.encoders.resampling.PassOrder;
import ai.lynx.vision.encoders.resampling.Resample;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code preprocessor_config.json} says.
 *
 * @param turn whether pictures are turned as EXIF says
 * @param transparency what becomes of transparent pixels
 * @param padding to a square, if at all
 * @param size what pictures are resized to
 * @param resample how pixels are weighed
 * @param passOrder which axis is resized first
 * @param crop the centre that is cut out, if any
 * @param normalization how bytes become numbers
 */
record PublishedSettings(
    boolean turn,
    Transparency transparency,
    Optional<SquarePadding> padding,
    TargetSize size,
    Resample resample,
    PassOrder passOrder,
    Optional<CentreCrop> crop,
    Normalization normalization) {
  private static final int LONGEST_SIDE = 1 << 14;

  /** {@code PIL.Image.Resampling}: the numbers that stand in files. */
  private static final List<Resample> BY_NUMBER =
      List.of(
          Resample.NEAREST,
          Resample.LANCZOS,
          Resample.BILINEAR,
          Resample.BICUBIC,
          Resample.BOX,
          Resample.HAMMING);

  static PublishedSettings parse(Settings given) {
    return given.parse(PublishedSettings::read);
  }

  private static PublishedSettings read(SettingsReader read) {
    String type = read.text("image_processor_type", read.text("feature_extractor_type", ""));
    PublishedDefaults defaults = defaults(read, type);
    List<Double> mean = read.decimals("image_mean", 3, defaults.mean());
    PublishedSettings settings =
        new PublishedSettings(
            read.flag("exif_transpose", false),
            transparency(read, defaults.whiteGround()),
            read.flag("do_pad", false) ? Optional.of(SquarePadding.ofMean(mean)) : Optional.empty(),
            read.flag("do_resize", true) ? size(read, defaults) : new TargetSize.Unchanged(),
            resample(read, defaults.bilinear() ? Resample.BILINEAR : Resample.BICUBIC),
            read.choice("pass_order", PassOrder.HORIZONTAL_FIRST),
            read.flag("do_center_crop", defaults.crop())
                ? Optional.of(crop(read, defaults))
                : Optional.empty(),
            normalization(read, defaults.std(), mean));
    read.ignoreOthers();
    return settings;
  }

  private static PublishedDefaults defaults(SettingsReader read, String type) {
    return PublishedDefaults.of(type)
        .orElseGet(
            () -> {
              read.problem(
                  "image_processor_type",
                  "must be one of %s, not \"%s\""
                      .formatted(String.join(", ", PublishedDefaults.types()), type));
              return PublishedDefaults.of("CLIP").orElseThrow();
            });
  }

  /** {@code size}: an object, or in older files the one number. */
  private static TargetSize size(SettingsReader read, PublishedDefaults defaults) {
    if (!read.has("size")) {
      int named = read.integer("image_size", defaults.side(), 1, LONGEST_SIDE); // older IDEFICS
      return side(named, defaults.exact());
    }
    if (read.isNumber("size")) {
      return side(read.integer("size", 1, LONGEST_SIDE), defaults.exact());
    }
    return read.section("size", PublishedSettings::sizeOf).orElse(new TargetSize.Unchanged());
  }

  private static TargetSize side(int side, boolean exact) {
    return exact ? new TargetSize.Exact(side, side) : new TargetSize.ShortestEdge(side);
  }

  private static TargetSize sizeOf(SettingsReader size) {
    return size.has("shortest_edge")
        ? new TargetSize.ShortestEdge(size.integer("shortest_edge", 1, LONGEST_SIDE))
        : new TargetSize.Exact(
            size.integer("width", 1, LONGEST_SIDE), size.integer("height", 1, LONGEST_SIDE));
  }

  private static CentreCrop crop(SettingsReader read, PublishedDefaults defaults) {
    CentreCrop usual = new CentreCrop(defaults.side(), defaults.side());
    if (!read.has("crop_size")) {
      return usual;
    }
    if (read.isNumber("crop_size")) {
      int side = read.integer("crop_size", 1, LONGEST_SIDE);
      return new CentreCrop(side, side);
    }
    return read.section(
            "crop_size",
            size ->
                new CentreCrop(
                    size.integer("width", 1, LONGEST_SIDE),
                    size.integer("height", 1, LONGEST_SIDE)))
        .orElse(usual);
  }

  /** {@code transparency}, a word of ours; without it, what {@code do_convert_rgb} means. */
  static Transparency transparency(SettingsReader read, boolean usuallyWhite) {
    boolean white = read.flag("do_convert_rgb", usuallyWhite);
    return read.choice("transparency", white ? Transparency.WHITE : Transparency.IGNORED);
  }

  /** {@code resample}, a number. */
  static Resample resample(SettingsReader read, Resample usual) {
    return BY_NUMBER.get(
        read.integer("resample", BY_NUMBER.indexOf(usual), 0, BY_NUMBER.size() - 1));
  }

  static Normalization normalization(
      SettingsReader read, List<Double> usualStd, List<Double> mean) {
    double factor = read.decimal("rescale_factor", 1 / 255.0, 0, 255);
    List<Double> std = read.decimals("image_std", 3, usualStd);
    if (std.stream().anyMatch(value -> !(value > 0))) {
      read.problem("image_std", "must be numbers above 0, not " + std);
      std = usualStd;
    }
    boolean normalize = read.flag("do_normalize", true);
    return Normalization.huggingFace(
        read.flag("do_rescale", true) ? factor : 1,
        normalize ? mean : List.of(0.0, 0.0, 0.0),
        normalize ? std : List.of(1.0, 1.0, 1.0));
  }
}
