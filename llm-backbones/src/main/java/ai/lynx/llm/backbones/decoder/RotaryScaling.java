package ai.lynx.llm.backbones.decoder;

/**
 * How rotary frequencies are changed for texts longer than those of the first training. Numbers are
 * float32 as in transformers' {@code modeling_rope_utils.py}.
 */
public sealed interface RotaryScaling {
  /** The changed frequency. */
  float scale(float frequency);

  /** Frequencies as they are. */
  record None() implements RotaryScaling {
    @Override
    public float scale(float frequency) {
      return frequency;
    }
  }

  /**
   * Every frequency divided by the factor (position interpolation, arXiv 2306.15595).
   *
   * @param factor above 0
   */
  record Linear(double factor) implements RotaryScaling {
    @Override
    public float scale(float frequency) {
      return frequency / (float) factor;
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
    public float scale(float frequency) {
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
}
