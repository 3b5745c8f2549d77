package ai.lynx.adapters.layers;

import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise.Function;
import java.util.Map;
import java.util.TreeSet;

/** Activations by the names that Hugging Face configurations give them ({@code ACT2FN}). */
public final class Activations {
  private static final Map<String, Function> BY_NAME =
      Map.of(
          "gelu", Function.GELU,
          "gelu_new", Function.GELU_TANH,
          "gelu_fast", Function.GELU_TANH,
          "gelu_pytorch_tanh", Function.GELU_TANH,
          "quick_gelu", Function.GELU_QUICK,
          "relu", Function.RELU,
          "silu", Function.SILU,
          "swish", Function.SILU,
          "sigmoid", Function.SIGMOID,
          "tanh", Function.TANH);

  private Activations() {}

  /** The activation that a setting names, with a default. */
  public static Function read(SettingsReader read, String key, String otherwise) {
    String name = read.text(key, otherwise);
    Function function = BY_NAME.get(name);
    if (function == null) {
      read.problem(
          key,
          "must be one of %s, not \"%s\""
              .formatted(String.join(", ", new TreeSet<>(BY_NAME.keySet())), name));
      return Function.GELU;
    }
    return function;
  }
}
