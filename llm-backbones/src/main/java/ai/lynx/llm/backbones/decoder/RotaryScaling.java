package ai.lynx.llm.backbones.decoder;

import java.util.List;

/**
 * How rotary frequencies are changed for texts longer than those of the first training. Numbers are
 * float32 as in transformers' {@code modeling_rope_utils.py}.
 */
public sealed interface RotaryScaling {
  /**
   * The changed frequencies.
   *
   * @param frequencies those of each pair, from fast to slow
   * @param base that they were made from
   */
  float[] scaled(float[] frequencies, double base);

  /** What the turned part of queries and keys is multiplied by. */
  default double amplitude() {
    return 1;
  }

  /** Frequencies as they are. */
  record None() implements RotaryScaling {
    @Override
    public float[] scaled(float[] frequencies, double base) {
      return frequencies;
    }
  }

  /**
   * Every frequency divided by the factor (position interpolation, arXiv 2306.15595).
   *
   * @param factor above 0
   */
  record Linear(double factor) implements RotaryScaling {
    @Override
    public float[] scaled(float[] frequencies, double base) {
      float[] scaled = new float[frequencies.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = frequencies[i] / (float) factor;
      }
      return scaled;
    }
  }

  /**
   * LLaMA 3.1's bands: waves shorter than {@code context / high} stay, waves longer than {@code
   * context / low} are divided by the factor, and between the two one goes over into the other.
   *
   * @param factor above 0
   * @param low {@code low_freq_factor}
   * @param high {@code high_freq_factor}, above low
   * @param context how many positions the first training had
   */
  record Bands(double factor, double low, double high, int context) implements RotaryScaling {
    @Override
    public float[] scaled(float[] frequencies, double base) {
      float[] scaled = new float[frequencies.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = scaled(frequencies[i]);
      }
      return scaled;
    }

    private float scaled(float frequency) {
      float wavelength = (float) (2 * Math.PI) / frequency;
      if (wavelength < (float) (context / high)) {
        return frequency;
      }
      float divided = frequency / (float) factor;
      if (wavelength > (float) (context / low)) {
        return divided;
      }
      float smooth = (context / wavelength - (float) low) / (float) (high - low);
      return (1 - smooth) * frequency / (float) factor + smooth * frequency;
    }
  }

  /**
   * YaRN (arXiv 2309.00071): pairs that turn more than {@code fast} times within the first
   * training's context stay, those that turn less than {@code slow} times are divided by the
   * factor, with a ramp over the pairs between.
   *
   * @param factor at least 1
   * @param fast {@code beta_fast}
   * @param slow {@code beta_slow}
   * @param context how many positions the first training had
   * @param wholePairs whether the ramp begins and ends at whole pairs ({@code truncate})
   */
  record Yarn(
      double factor, double fast, double slow, int context, boolean wholePairs, double amplitude)
      implements RotaryScaling {
    @Override
    public float[] scaled(float[] frequencies, double base) {
      int width = 2 * frequencies.length;
      double from = pair(fast, width, base);
      double to = pair(slow, width, base);
      double low = Math.max(wholePairs ? Math.floor(from) : from, 0);
      double high = Math.min(wholePairs ? Math.ceil(to) : to, width - 1);
      float span = (float) ((low == high ? high + 0.001 : high) - low);
      float[] scaled = new float[frequencies.length];
      for (int i = 0; i < scaled.length; i++) {
        float divided = Math.min(1, Math.max(0, (i - (float) low) / span));
        scaled[i] = frequencies[i] / (float) factor * divided + frequencies[i] * (1 - divided);
      }
      return scaled;
    }

    /** The pair that turns so many times within the context, as a fraction of pairs. */
    private double pair(double turns, int width, double base) {
      return width * Math.log(context / (turns * 2 * Math.PI)) / (2 * Math.log(base));
    }
  }

  /**
   * Every frequency divided by a number of its own (LongRoPE, arXiv 2402.13753).
   *
   * @param divisors one for each pair
   */
  record Divided(List<Double> divisors, double amplitude) implements RotaryScaling {
    public Divided {
      divisors = List.copyOf(divisors);
    }

    @Override
    public float[] scaled(float[] frequencies, double base) {
      if (divisors.size() != frequencies.length) {
        throw new IllegalArgumentException(
            "There are %d divisors for %d frequencies."
                .formatted(divisors.size(), frequencies.length));
      }
      float[] scaled = new float[frequencies.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = frequencies[i] / divisors.get(i).floatValue();
      }
      return scaled;
    }
  }
}
