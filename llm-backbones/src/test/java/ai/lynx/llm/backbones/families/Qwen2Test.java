package ai.lynx.llm.backbones.families;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.LanguageModelTest;
import java.util.Map;

/** A window on the second layer. */
class Qwen2Test extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new Qwen2();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.ofEntries(
            Map.entry("vocab_size", 11),
            Map.entry("hidden_size", 12),
            Map.entry("num_hidden_layers", 2),
            Map.entry("num_attention_heads", 4),
            Map.entry("intermediate_size", 14),
            Map.entry("num_key_value_heads", 2),
            Map.entry("head_dim", 4),
            Map.entry("use_sliding_window", true),
            Map.entry("sliding_window", 3),
            Map.entry("max_window_layers", 1)));
  }
}
