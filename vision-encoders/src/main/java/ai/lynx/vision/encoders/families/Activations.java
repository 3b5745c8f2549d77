package ai.lynx.vision.encoders.families;

import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise.Function;
import java.util.Map;
import java.util.TreeSet;

/** Activations by the names that Hugging Face configurations give them ({@code ACT2FN}). */
public final class Activations {
  private static final Map<String, Function> BY_NAME =
      Map.ofEntries(
          Map.entry("gelu", Function.GELU),
          Map.entry("gelu_python", Function.GELU),
          Map.entry("gelu_new", Function.GELU_TANH),
          Map.entry("gelu_fast", Function.GELU_TANH),
          Map.entry("gelu_pytorch_tanh", Function.GELU_TANH),
          Map.entry("quick_gelu", Function.GELU_QUICK),
          Map.entry("relu", Function.RELU),
          Map.entry("silu", Function.SILU),
          Map.entry("swish", Function.SILU),
          Map.entry("sigmoid", Function.SIGMOID),
          Map.entry("tanh", Function.TANH));

  private Activations() {}

  /**
   * An activation that a key names.
   *
   * @param otherwise its name if the key is absent
   */
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
