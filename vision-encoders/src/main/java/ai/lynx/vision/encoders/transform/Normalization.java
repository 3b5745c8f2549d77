package ai.lynx.vision.encoders.transform;

import ai.lynx.spi.media.RgbImage;
import java.util.List;

/**
 * What a byte of each channel becomes: scaled, shifted, divided, in float32 and in the order in
 * which the original computes. Immutable.
 */
final class Normalization {
  private static final int CHANNELS = 3;
  private static final int BYTES = 256;

  private final float[][] values = new float[CHANNELS][BYTES];

  private Normalization(float[] scaled, List<Double> mean, List<Double> std) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      float shift = mean.get(channel).floatValue();
      float scale = std.get(channel).floatValue();
      for (int value = 0; value < BYTES; value++) {
        values[channel][value] = (scaled[value] - shift) / scale;
      }
    }
  }

  /** {@code (byte / 255 - mean) / std}, as torchvision's ToTensor and Normalize compute it. */
  static Normalization torchvision(List<Double> mean, List<Double> std) {
    float[] scaled = new float[BYTES];
    for (int value = 0; value < BYTES; value++) {
      scaled[value] = value / 255f;
    }
    return new Normalization(scaled, mean, std);
  }

  /**
   * {@code (byte * factor - mean) / std}, as Hugging Face's NumPy code computes it: the product in
   * float64, then rounded.
   */
  static Normalization huggingFace(double factor, List<Double> mean, List<Double> std) {
    float[] scaled = new float[BYTES];
    for (int value = 0; value < BYTES; value++) {
      scaled[value] = (float) (value * factor);
    }
    return new Normalization(scaled, mean, std);
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
