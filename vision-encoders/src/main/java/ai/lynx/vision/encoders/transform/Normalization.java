package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.media.RgbImage;
import java.util.List;

/**
 * {@code (byte / 255 - mean) / std} for each channel, in float32 and in this order, as
 * torchvision's ToTensor and Normalize compute it. Immutable.
 */
final class Normalization {
  private static final int CHANNELS = 3;
  private static final int BYTES = 256;

  /** What each byte becomes, for each channel. */
  private final float[][] values = new float[CHANNELS][BYTES];

  Normalization(List<Double> mean, List<Double> std) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      float shift = mean.get(channel).floatValue();
      float scale = std.get(channel).floatValue();
      for (int value = 0; value < BYTES; value++) {
        values[channel][value] = (value / 255f - shift) / scale;
      }
    }
  }

  /** Writes a picture to {@code to}, from {@code offset} on, as (channels, height, width). */
  void write(RgbImage image, float[] to, int offset) {
    byte[] rgb = image.rgb();
    int target = offset;
    for (int channel = 0; channel < CHANNELS; channel++) {
      float[] table = values[channel];
      for (int i = channel; i < rgb.length; i += CHANNELS) {
        to[target++] = table[rgb[i] & 0xff];
      }
    }
  }
}
