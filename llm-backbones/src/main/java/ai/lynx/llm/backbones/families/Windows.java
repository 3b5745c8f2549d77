package ai.lynx.llm.backbones.families;

import ai.lynx.spi.config.SettingsReader;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Which layers see only the tokens of a window, and how many tokens that are.
 *
 * @param window {@code sliding_window}, the token itself counted; empty if no layer has one
 * @param sliding the layers that have one
 */
record Windows(OptionalInt window, IntPredicate sliding) {
  private static final String SLIDING = "sliding_attention";
  private static final String FULL = "full_attention";

  /**
   * Qwen's way: only with {@code use_sliding_window}, and then on the layers from {@code
   * max_window_layers} on.
   */
  static Windows ofLaterLayers(SettingsReader read, int layers) {
    OptionalInt window = window(read, OptionalInt.of(4096));
    int first = read.integer("max_window_layers", 28, 0, Integer.MAX_VALUE);
    boolean used = read.flag("use_sliding_window", false);
    return ofSomeLayers(read, layers, used ? window : OptionalInt.empty(), layer -> layer >= first);
  }

  /**
   * {@code sliding_window} on the layers that {@code layer_types} names so.
   *
   * @param layers how many there are
   * @param unlessSaid which layers slide where the file has no such list
   */
  static Windows ofSomeLayers(
      SettingsReader read, int layers, OptionalInt window, IntPredicate unlessSaid) {
    List<String> types = read.texts("layer_types");
    if (types.isEmpty()) {
      return new Windows(window, unlessSaid);
    }
    if (types.size() != layers || !types.stream().allMatch(List.of(SLIDING, FULL)::contains)) {
      read.problem(
          "layer_types",
          "must be a list of %d texts, each %s or %s, not %s"
              .formatted(layers, SLIDING, FULL, types));
      return new Windows(window, unlessSaid);
    }
    if (window.isEmpty() && types.contains(SLIDING)) {
      read.problem("layer_types", "has sliding layers, but there is no sliding_window");
    }
    return new Windows(window, layer -> types.get(layer).equals(SLIDING));
  }

  /** The key {@code sliding_window}; null is no window. */
  static OptionalInt window(SettingsReader read, OptionalInt unlessSaid) {
    if (read.has("sliding_window")) {
      return OptionalInt.of(read.integer("sliding_window", 1, Integer.MAX_VALUE));
    }
    return read.isNull("sliding_window") ? OptionalInt.empty() : unlessSaid;
  }

  /** How many tokens a layer's tokens see; empty for all. */
  OptionalInt of(int layer) {
    return sliding.test(layer) ? window : OptionalInt.empty();
  }
}
