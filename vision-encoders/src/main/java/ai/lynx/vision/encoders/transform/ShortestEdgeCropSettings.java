package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.vision.encoders.resampling.Resample;
import java.util.List;

/**
 * What a configuration says of the transform.
 *
 * @param size height and width of what the encoder reads, in pixels
 * @param resample how pixels are weighed
 * @param normalization how bytes become numbers
 */
record ShortestEdgeCropSettings(int size, Resample resample, Normalization normalization) {
  private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);

  static ShortestEdgeCropSettings parse(Settings given) {
    return given.parse(
        read ->
            new ShortestEdgeCropSettings(
                read.integer("size", 1, 1 << 14),
                read.choice("resample", Resample.BICUBIC),
                new Normalization(read.decimals("mean", 3, CLIP_MEAN), deviations(read))));
  }

  private static List<Double> deviations(SettingsReader read) {
    List<Double> std = read.decimals("std", 3, CLIP_STD);
    if (std.stream().anyMatch(value -> !(value > 0))) {
      read.problem("std", "must be numbers above 0, not " + std);
      return CLIP_STD;
    }
    return std;
  }
}
