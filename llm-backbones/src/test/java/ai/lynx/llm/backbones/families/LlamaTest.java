package ai.lynx.llm.backbones.families;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.LanguageModelTest;
import java.util.Map;

/** A LLaMA with everything: shared key heads, wide heads, biases, scaled frequencies. */
class LlamaTest extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new Llama();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.ofEntries(
            Map.entry("vocab_size", 11),
            Map.entry("hidden_size", 12),
            Map.entry("intermediate_size", 14),
            Map.entry("num_hidden_layers", 2),
            Map.entry("num_attention_heads", 4),
            Map.entry("num_key_value_heads", 2),
            Map.entry("head_dim", 6),
            Map.entry("attention_bias", true),
            Map.entry("mlp_bias", true),
            Map.entry(
                "rope_parameters",
                Map.of("rope_type", "linear", "factor", 2.0, "rope_theta", 500.0))));
  }
}
