package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.vision.encoders.resampling.PassOrder;
import ai.lynx.vision.encoders.resampling.Resample;
import java.util.Collections;
import java.util.List;

/**
 * What a {@code preprocessor_config.json} of Llama 3.2 vision says; the defaults are those of its
 * processor.
 *
 * @param turn whether pictures are turned as EXIF says
 * @param transparency what becomes of transparent pixels
 * @param tile height and width of a tile
 * @param most how many tiles a picture may have
 * @param resample how pixels are weighed
 * @param passOrder which axis is resized first
 * @param normalization how bytes become numbers
 */
record CanvasSettings(
    boolean turn,
    Transparency transparency,
    int tile,
    int most,
    Resample resample,
    PassOrder passOrder,
    Normalization normalization) {
  /** The processor that works so. */
  static final String FAMILY = "Mllama";

  private static final List<Double> HALF = Collections.nCopies(3, 0.5);

  /** Whether settings are of such a processor. */
  static boolean read(Settings given) {
    Object type = given.values().get("image_processor_type");
    return type instanceof String name && FAMILY.equals(PublishedDefaults.family(name));
  }

  static CanvasSettings parse(Settings given) {
    return given.parse(
        read -> {
          for (String needed : List.of("do_resize", "do_pad")) {
            if (!read.flag(needed, true)) {
              read.problem(needed, "must be true; this processor always does it");
            }
          }
          CanvasSettings settings =
              new CanvasSettings(
                  read.flag("exif_transpose", false),
                  PublishedSettings.transparency(read, true),
                  read.optionalSection("size", CanvasSettings::tile).orElse(224),
                  read.integer("max_image_tiles", 4, 1, 64),
                  PublishedSettings.resample(read, Resample.BILINEAR),
                  read.choice("pass_order", PassOrder.HORIZONTAL_FIRST),
                  PublishedSettings.normalization(
                      read, HALF, read.decimals("image_mean", 3, HALF)));
          read.ignoreOthers();
          return settings;
        });
  }

  private static int tile(SettingsReader size) {
    int height = size.integer("height", 1, 4096);
    int width = size.integer("width", 1, 4096);
    if (height != width) {
      size.problem("width", "must be the height (%d), not %d".formatted(height, width));
    }
    size.ignoreOthers();
    return height;
  }
}
