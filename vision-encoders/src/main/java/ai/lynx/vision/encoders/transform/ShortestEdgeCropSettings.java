package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.vision.encoders.resampling.PassOrder;
import ai.lynx.vision.encoders.resampling.Resample;
import java.util.List;

/**
 * What a configuration says of the transform.
 *
 * @param size height and width of what the encoder reads, in pixels
 * @param resample how pixels are weighed
 * @param passOrder which axis is resized first
 * @param normalization how bytes become numbers
 */
record ShortestEdgeCropSettings(
    int size, Resample resample, PassOrder passOrder, Normalization normalization) {
  static ShortestEdgeCropSettings parse(Settings given) {
    return given.parse(
        read ->
            new ShortestEdgeCropSettings(
                read.integer("size", 1, 1 << 14),
                read.choice("resample", Resample.BICUBIC),
                read.choice("passOrder", PassOrder.HORIZONTAL_FIRST),
                Normalization.torchvision(
                    read.decimals("mean", 3, PublishedDefaults.CLIP_MEAN), deviations(read))));
  }

  private static List<Double> deviations(SettingsReader read) {
    List<Double> std = read.decimals("std", 3, PublishedDefaults.CLIP_STD);
    if (std.stream().anyMatch(value -> !(value > 0))) {
      read.problem("std", "must be numbers above 0, not " + std);
      return PublishedDefaults.CLIP_STD;
    }
    return std;
  }
}
