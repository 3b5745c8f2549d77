package ai.lynx.llm.backbones.llama;

import ai.lynx.llm.backbones.decoder.RotaryScaling;
import ai.lynx.spi.config.SettingsReader;
import java.util.Optional;

/**
 * The rotary keys of a {@code config.json}: {@code rope_theta} beside {@code rope_scaling} (with
 * {@code type} or {@code rope_type}), as files of 2023 to 2025 have them, or all of it in {@code
 * rope_parameters}, as transformers 5 writes them.
 *
 * @param base {@code rope_theta}
 */
record RopeConfig(double base, RotaryScaling scaling) {
  private static final double HIGHEST = 1e12;

  static RopeConfig read(SettingsReader read) {
    double base = read.decimal("rope_theta", 10000, 1, HIGHEST);
    Optional<RotaryScaling> scaling =
        read.optionalSection("rope_scaling", section -> scaling(section));
    RopeConfig old = new RopeConfig(base, scaling.orElse(new RotaryScaling.None()));
    return read.optionalSection(
            "rope_parameters",
            section ->
                new RopeConfig(section.decimal("rope_theta", base, 1, HIGHEST), scaling(section)))
        .orElse(old);
  }

  private static RotaryScaling scaling(SettingsReader read) {
    String kind = read.text("rope_type", read.text("type", "default"));
    RotaryScaling scaling =
        switch (kind) {
          case "default" -> new RotaryScaling.None();
          case "linear" -> new RotaryScaling.Linear(read.decimal("factor", 1e-6, 1e6));
          case "llama3" -> bands(read);
          default -> {
            read.problem(
                "rope_type", "must be one of default, linear, llama3, not \"" + kind + "\"");
            yield new RotaryScaling.None();
          }
        };
    read.ignoreOthers();
    return scaling;
  }

  private static RotaryScaling bands(SettingsReader read) {
    double low = read.decimal("low_freq_factor", 1e-6, 1e6);
    double high = read.decimal("high_freq_factor", 1e-6, 1e6);
    if (high <= low) {
      read.problem("high_freq_factor", "must be above low_freq_factor (" + low + "), not " + high);
    }
    return new RotaryScaling.Bands(
        read.decimal("factor", 1e-6, 1e6),
        low,
        high,
        read.integer("original_max_position_embeddings", 1, Integer.MAX_VALUE));
  }
}
