package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise.Function;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names that {@code config.json} has for activation functions (transformers' {@code ACT2FN}).
 */
final class Activations {
  private static final Map<String, Function> BY_NAME =
      new TreeMap<>(
          Map.of(
              "silu", Function.SILU,
              "swish", Function.SILU,
              "relu", Function.RELU,
              "gelu", Function.GELU,
              "gelu_new", Function.GELU_TANH,
              "gelu_pytorch_tanh", Function.GELU_TANH,
              "gelu_fast", Function.GELU_TANH,
              "quick_gelu", Function.GELU_QUICK));

  private Activations() {}

  static Function read(SettingsReader read, String key, String otherwise) {
    String name = read.text(key, otherwise);
    Function function = BY_NAME.get(name);
    if (function == null) {
      read.problem(
          key, "must be one of " + String.join(", ", BY_NAME.keySet()) + ", not \"" + name + "\"");
      return Function.SILU;
    }
    return function;
  }

  /**
   * A feed-forward network of {@code intermediate_size}.
   *
   * @param key of the activation function
   */
  static MlpSpec mlp(
      SettingsReader read,
      String key,
      String otherwise,
      int widthUnlessSaid,
      boolean biases,
      MlpSpec.Form form) {
    return new MlpSpec(
        read.integer("intermediate_size", widthUnlessSaid, 1, Sizes.WIDEST),
        read(read, key, otherwise),
        biases,
        form);
  }
}
