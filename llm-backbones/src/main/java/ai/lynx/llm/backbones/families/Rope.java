package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.RotaryFrequencies;
import ai.lynx.llm.backbones.decoder.RotaryScaling;
import ai.lynx.spi.config.SettingsReader;

/**
 * The rotary keys of a {@code config.json}: {@code rope_theta} beside {@code rope_scaling} (with
 * {@code type} or {@code rope_type}), as files of 2023 to 2025 have them, or all of it in {@code
 * rope_parameters}, as transformers 5 writes them.
 *
 * @param base {@code rope_theta}
 * @param part {@code partial_rotary_factor}, the part of a head that is turned
 */
record Rope(double base, double part, RotaryScaling scaling) {
  private static final double HIGHEST = 1e12;

  /** All of a head, as it is where a file says nothing. */
  static Rope of(double base) {
    return new Rope(base, 1, new RotaryScaling.None());
  }

  Rope turning(double factor) {
    return new Rope(base, factor, scaling);
  }

  /** The keys, with this where one is missing. */
  Rope read(SettingsReader read) {
    return read(read, "rope_theta", "partial_rotary_factor");
  }

  /**
   * The keys, with this where one is missing.
   *
   * @param baseKey what older files call the base
   * @param partKey what older files call the part
   */
  Rope read(SettingsReader read, String baseKey, String partKey) {
    Rope old = old(read, baseKey, partKey);
    return read.optionalSection("rope_parameters", old::section).orElse(old);
  }

  /** The keys of files of 2023 to 2025. */
  Rope old(SettingsReader read, String baseKey, String partKey) {
    return new Rope(
        read.decimal(baseKey, base, 1, HIGHEST),
        read.decimal(partKey, part, 0, 1),
        read.optionalSection("rope_scaling", Rope::scaling).orElse(scaling));
  }

  /** A section {@code rope_parameters}, or one of those in it. */
  Rope section(SettingsReader section) {
    Rope rope =
        new Rope(
            section.decimal("rope_theta", base, 1, HIGHEST),
            section.decimal("partial_rotary_factor", part, 0, 1),
            scaling(section));
    section.ignoreOthers();
    return rope;
  }

  /** Attention that turns its heads so. */
  AttentionSpec turn(SettingsReader read, AttentionSpec attention) {
    int turned = (int) (attention.headWidth() * part);
    if (turned % 2 != 0) {
      String which = part == 1 ? "" : "times partial_rotary_factor ";
      read.problem("head_dim", which + "must be even for rotary positions, not " + turned);
    }
    return turned == 0
        ? attention
        : attention.turnedBy(RotaryFrequencies.of(base, turned, scaling));
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
