package ai.lynx.assembly.gguf;

import ai.lynx.spi.checkpoint.Checkpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rotary scaling. A file may hold what each frequency is divided by as a tensor: one for all texts
 * (LLaMA 3.1), or one for short and one for long texts (Phi-3's long versions).
 */
final class RopeDivisors {
  static final String ALL = "rope_freqs.weight";
  static final String LONG = "rope_factors_long.weight";
  static final String SHORT = "rope_factors_short.weight";

  private RopeDivisors() {}

  /** The keys of {@code rope_scaling}; empty if there is none. */
  static Map<String, Object> scaling(GgufKeys keys, Checkpoint file) {
    Map<String, Object> scaling = new LinkedHashMap<>();
    String prefix = keys.architecture() + ".rope.scaling.";
    if (file.entries().containsKey(ALL)) {
      List<Double> divisors = numbers(file, ALL);
      scaling.put("rope_type", "longrope");
      scaling.put("short_factor", divisors);
      scaling.put("long_factor", divisors);
      scaling.put("attention_factor", 1.0);
      return scaling;
    }
    if (file.entries().containsKey(LONG)) {
      scaling.put("rope_type", "longrope");
      scaling.put("short_factor", numbers(file, SHORT));
      scaling.put("long_factor", numbers(file, LONG));
      keys.decimal(prefix + "attn_factor")
          .ifPresent(factor -> scaling.put("attention_factor", factor));
      keys.integer(prefix + "original_context_length")
          .ifPresent(length -> scaling.put("original_max_position_embeddings", length));
      return scaling;
    }
    double oldFactor = keys.decimal(keys.architecture() + ".rope.scale_linear").orElse(1.0);
    String kind = keys.text(prefix + "type").orElse(oldFactor == 1 ? "none" : "linear");
    if (kind.equals("none")) {
      return Map.of();
    }
    scaling.put("rope_type", kind);
    scaling.put("factor", keys.decimal(prefix + "factor").orElse(oldFactor));
    keys.integer(prefix + "original_context_length")
        .ifPresent(length -> scaling.put("original_max_position_embeddings", length));
    return scaling;
  }

  private static List<Double> numbers(Checkpoint file, String name) {
    List<Double> numbers = new ArrayList<>();
    for (float number : file.read(name).toFloats()) {
      numbers.add((double) number);
    }
    return numbers;
  }
}
