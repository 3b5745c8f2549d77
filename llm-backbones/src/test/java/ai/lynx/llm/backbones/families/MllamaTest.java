package ai.lynx.llm.backbones.families;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.LanguageModelTest;
import java.util.List;
import java.util.Map;

/** Two layers of its own around one that is not. */
class MllamaTest extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new Mllama();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.ofEntries(
            Map.entry("vocab_size", 11),
            Map.entry("hidden_size", 12),
            Map.entry("intermediate_size", 14),
            Map.entry("num_hidden_layers", 3),
            Map.entry("num_attention_heads", 2),
            Map.entry("num_key_value_heads", 1),
            Map.entry("cross_attention_layers", List.of(1))));
  }
}
