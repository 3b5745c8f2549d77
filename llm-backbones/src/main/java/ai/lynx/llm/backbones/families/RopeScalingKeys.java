package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.RotaryScaling;
import ai.lynx.spi.config.SettingsReader;
import java.util.List;

/**
 * The keys of {@code rope_scaling}, or of {@code rope_parameters}, that say how frequencies change:
 * {@code rope_type} (or {@code type}) and what belongs to each. Defaults are those of transformers'
 * {@code modeling_rope_utils.py}.
 */
final class RopeScalingKeys {
  private static final String CONTEXT = "original_max_position_embeddings";
  private static final double LARGEST = 1e6;

  private RopeScalingKeys() {}

  static RotaryScaling read(SettingsReader read, Rope.Context context) {
    String kind = read.text("rope_type", read.text("type", "default"));
    return switch (kind) {
      case "default" -> new RotaryScaling.None();
      case "linear" -> new RotaryScaling.Linear(read.decimal("factor", 1e-6, LARGEST));
      case "llama3" -> bands(read, context);
      case "yarn" -> yarn(read, context);
      case "longrope", "su" -> divided(read, context);
      default -> {
        read.problem(
            "rope_type",
            "must be one of default, linear, llama3, longrope, yarn, not \"" + kind + "\"");
        yield new RotaryScaling.None();
      }
    };
  }

  private static RotaryScaling bands(SettingsReader read, Rope.Context context) {
    double low = read.decimal("low_freq_factor", 1e-6, LARGEST);
    double high = read.decimal("high_freq_factor", 1e-6, LARGEST);
    if (high <= low) {
      read.problem("high_freq_factor", "must be above low_freq_factor (" + low + "), not " + high);
    }
    return new RotaryScaling.Bands(
        read.decimal("factor", 1e-6, LARGEST), low, high, first(read, context));
  }

  private static RotaryScaling yarn(SettingsReader read, Rope.Context context) {
    int first = first(read, context);
    double factor = factor(read, context, first);
    double one = read.decimal("mscale", 0, 0, LARGEST);
    double all = read.decimal("mscale_all_dim", 0, 0, LARGEST);
    double usual =
        one != 0 && all != 0
            ? temperature(factor, one) / temperature(factor, all)
            : temperature(factor, 1);
    double fast = read.decimal("beta_fast", 32, 0, LARGEST);
    double slow = read.decimal("beta_slow", 1, 0, LARGEST);
    return new RotaryScaling.Yarn(
        factor,
        fast == 0 ? 32 : fast,
        slow == 0 ? 1 : slow,
        first,
        read.flag("truncate", true),
        read.decimal("attention_factor", usual, 0, LARGEST));
  }

  private static double temperature(double factor, double scale) {
    return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1;
  }

  /** Frequencies that depend on how long a text is are refused: the cache holds turned keys. */
  private static RotaryScaling divided(SettingsReader read, Rope.Context context) {
    List<Double> few = read.decimals("short_factor", 1e-9, 1e9);
    List<Double> many = read.decimals("long_factor", 1e-9, 1e9);
    int first = first(read, context);
    if (!few.equals(many) && context.positions() > first) {
      read.problem(
          "long_factor",
          "is not short_factor, so that texts of more than %d tokens would need other frequencies; that is not supported. Set max_position_embeddings to %d for shorter texts"
              .formatted(first, first));
    }
    double factor = factor(read, context, first);
    double usual = factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(first));
    return new RotaryScaling.Divided(few, read.decimal("attention_factor", usual, 0, LARGEST));
  }

  private static int first(SettingsReader read, Rope.Context context) {
    int here = read.integer(CONTEXT, context.positions(), 1, Integer.MAX_VALUE);
    return context.first().orElse(here);
  }

  private static double factor(SettingsReader read, Rope.Context context, int first) {
    return read.decimal("factor", (double) context.positions() / first, 1e-6, LARGEST);
  }
}
