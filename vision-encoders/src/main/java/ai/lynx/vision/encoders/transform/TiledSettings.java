package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.vision.encoders.resampling.PassOrder;
import ai.lynx.vision.encoders.resampling.Resample;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code preprocessor_config.json} of Idefics3 or SmolVLM says; the defaults are those of
 * both processors.
 *
 * @param turn whether pictures are turned as EXIF says
 * @param transparency what becomes of transparent pixels
 * @param longest what the longer side of a picture is resized to, if it is resized
 * @param cut whether pictures are cut into tiles
 * @param tile height and width of a tile, and of the whole picture beside them
 * @param resample how pixels are weighed
 * @param passOrder which axis is resized first
 * @param normalization how bytes become numbers
 */
record TiledSettings(
    boolean turn,
    Transparency transparency,
    Optional<Integer> longest,
    boolean cut,
    int tile,
    Resample resample,
    PassOrder passOrder,
    Normalization normalization) {
  /** Processors that work so. */
  static final List<String> FAMILIES = List.of("Idefics3", "SmolVLM");

  private static final int TILE = 364;
  private static final int LONGEST_SIDE = 4096; // MAX_IMAGE_SIZE of the original
  private static final String EDGE = "longest_edge";
  private static final List<Double> HALF = Collections.nCopies(3, 0.5);

  /** Whether settings are of such a processor. */
  static boolean read(Settings given) {
    Object type = given.values().get("image_processor_type");
    return type instanceof String name && FAMILIES.contains(PublishedDefaults.family(name));
  }

  static TiledSettings parse(Settings given) {
    return given.parse(
        read -> {
          boolean resizes = read.flag("do_resize", true);
          int longest = edge(read, "size", 4 * TILE);
          TiledSettings settings =
              new TiledSettings(
                  read.flag("exif_transpose", false),
                  PublishedSettings.transparency(read, true),
                  resizes ? Optional.of(longest) : Optional.empty(),
                  read.flag("do_image_splitting", true),
                  edge(read, "max_image_size", TILE),
                  PublishedSettings.resample(read, Resample.LANCZOS),
                  read.choice("pass_order", PassOrder.HORIZONTAL_FIRST),
                  PublishedSettings.normalization(
                      read, HALF, read.decimals("image_mean", 3, HALF)));
          read.ignoreOthers();
          return settings;
        });
  }

  private static int edge(SettingsReader read, String key, int otherwise) {
    return read.optionalSection(
            key,
            size -> {
              int edge = size.integer(EDGE, 1, LONGEST_SIDE);
              size.ignoreOthers();
              return edge;
            })
        .orElse(otherwise);
  }
}
