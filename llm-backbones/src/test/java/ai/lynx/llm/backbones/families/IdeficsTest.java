package ai.lynx.llm.backbones.families;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.LanguageModelTest;
import java.util.Map;

/** Tokens of two tables; one token in the first, so that the kit meets both. */
class IdeficsTest extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new Idefics();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.ofEntries(
            Map.entry("vocab_size", 1),
            Map.entry("hidden_size", 12),
            Map.entry("intermediate_size", 14),
            Map.entry("num_hidden_layers", 2),
            Map.entry("num_attention_heads", 2),
            Map.entry("additional_vocab_size", 7)));
  }
}
