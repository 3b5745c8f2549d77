package ai.lynx.llm.backbones.families;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.LanguageModelTest;
import java.util.Map;

/** Both branches read one input; weights joined head by head. */
class GptNeoxTest extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new GptNeox();
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
            Map.entry("rotary_pct", 0.7)));
  }
}
