package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the vision encoder's part in what is published: configurations and checkpoints. */
final class Published {
  private static final String NESTED = "vision_config";

  /** Keys about the vision encoder's output, which stand beside its own configuration. */
  private static final List<String> OUTSIDE =
      List.of("vision_feature_layer", "vision_feature_select_strategy", "interpolate_pos_encoding");

  private Published() {}

  /** The configuration of the encoder alone, where that of a larger model is given. */
  static Settings encoder(Settings given) {
    if (!(given.values().get(NESTED) instanceof Map<?, ?> nested)) {
      return given;
    }
    Map<String, Object> own = new LinkedHashMap<>();
    nested.forEach((key, value) -> own.put(String.valueOf(key), value));
    OUTSIDE.stream()
        .filter(given.values()::containsKey)
        .forEach(key -> own.put(key, given.values().get(key)));
    return Settings.of(given.source() + ", " + NESTED, own);
  }

  /** Whether a configuration's {@code model_type} is one of these. */
  static boolean isOfType(Settings given, String... modelTypes) {
    return List.of(modelTypes).contains(String.valueOf(given.values().get("model_type")));
  }

  /**
   * The weights of the encoder, which some checkpoints hold below a name and others at the top.
   *
   * @param name the one that may be in front
   * @param one a weight that every checkpoint of the family has
   */
  static Weights below(String name, String one, Weights weights) {
    return weights.has(name + "." + one) ? weights.at(name) : weights;
  }
}
