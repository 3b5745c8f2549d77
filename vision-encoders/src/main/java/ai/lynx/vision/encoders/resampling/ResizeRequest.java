package ai.lynx.vision.encoders.resampling;

import ai.lynx.spi.config.Settings;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@code Image.resize} is asked for.
 *
 * @param box which part of the picture
 * @param reducingGap the picture is first reduced by whole factors, to no less than so many times
 *     the wanted size
 */
record ResizeRequest(
    PixelMode mode,
    Resample filter,
    PassOrder order,
    int width,
    int height,
    Box box,
    OptionalDouble reducingGap) {
  private static final int LONGEST_SIDE = 1 << 16;

  /**
   * Reads the settings.
   *
   * @param fromWidth of the picture
   * @param fromHeight of the picture
   */
  static ResizeRequest parse(Settings settings, int fromWidth, int fromHeight) {
    return settings.parse(
        read -> {
          PixelMode mode = read.choice("mode", PixelMode.RGB);
          Resample filter = read.choice("filter", Resample.BICUBIC);
          List<Double> box =
              read.decimals("box", 4, List.of(0.0, 0.0, (double) fromWidth, (double) fromHeight));
          return new ResizeRequest(
              mode,
              mode.alwaysNearest() ? Resample.NEAREST : filter,
              read.choice("passOrder", PassOrder.HORIZONTAL_FIRST),
              read.integer("width", 1, LONGEST_SIDE),
              read.integer("height", 1, LONGEST_SIDE),
              new Box(box.get(0), box.get(1), box.get(2), box.get(3)),
              read.has("reducingGap")
                  ? OptionalDouble.of(read.decimal("reducingGap", 1, LONGEST_SIDE))
                  : OptionalDouble.empty());
        });
  }

  /** By how much the picture is reduced first. */
  Reduction reduction() {
    return filter == Resample.NEAREST || reducingGap.isEmpty()
        ? new Reduction(1, 1)
        : new Reduction(
            Math.max(1, (int) (box.width() / width / reducingGap.getAsDouble())),
            Math.max(1, (int) (box.height() / height / reducingGap.getAsDouble())));
  }
}
