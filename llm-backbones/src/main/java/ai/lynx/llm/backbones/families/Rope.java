package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.RotaryFrequencies;
import ai.lynx.llm.backbones.decoder.RotaryScaling;
import ai.lynx.spi.config.SettingsReader;
import java.util.OptionalInt;

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
    Context context = Context.of(read);
    return read.optionalSection("rope_parameters", section -> old.section(section, context))
        .orElse(old);
  }

  /** The keys of files of 2023 to 2025. */
  Rope old(SettingsReader read, String baseKey, String partKey) {
    Context context = Context.of(read);
    return new Rope(
        read.decimal(baseKey, base, 1, HIGHEST),
        read.decimal(partKey, part, 0, 1),
        read.optionalSection(
                "rope_scaling",
                section -> {
                  section.ignoreOthers();
                  return RopeScalingKeys.read(section, context);
                })
            .orElse(scaling));
  }

  /** A section {@code rope_parameters}, or one of those in it. */
  Rope section(SettingsReader section, Context context) {
    Rope rope =
        new Rope(
            section.decimal("rope_theta", base, 1, HIGHEST),
            section.decimal("partial_rotary_factor", part, 0, 1),
            RopeScalingKeys.read(section, context));
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
    if (turned == 0) {
      return attention;
    }
    if (scaling instanceof RotaryScaling.Divided divided
        && divided.divisors().size() != turned / 2) {
      read.problem(
          "rope_scaling",
          "has %d numbers in short_factor, but heads have %d pairs to turn"
              .formatted(divided.divisors().size(), turned / 2));
      return attention;
    }
    return attention.turnedBy(RotaryFrequencies.of(base, turned, scaling), scaling.amplitude());
  }

  /**
   * How long texts are.
   *
   * @param positions {@code max_position_embeddings}
   * @param first how many positions the first training had, where the file says so beside the
   *     rotary keys
   */
  record Context(int positions, OptionalInt first) {
    private static final int UNLESS_SAID = 2048;

    static Context of(SettingsReader read) {
      String first = "original_max_position_embeddings";
      return new Context(
          read.integer("max_position_embeddings", UNLESS_SAID, 1, Integer.MAX_VALUE),
          read.has(first)
              ? OptionalInt.of(read.integer(first, 1, Integer.MAX_VALUE))
              : OptionalInt.empty());
    }
  }
}
