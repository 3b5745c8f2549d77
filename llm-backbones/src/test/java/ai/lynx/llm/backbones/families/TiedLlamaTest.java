package ai.lynx.llm.backbones.families;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.LanguageModelTest;
import java.util.Map;

/** The keys that the official Lynx code knows, and one table for vectors and logits. */
class TiedLlamaTest extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new Llama();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of(
            "vocab_size", 9,
            "hidden_size", 8,
            "intermediate_size", 10,
            "num_hidden_layers", 2,
            "num_attention_heads", 2,
            "hidden_act", "gelu",
            "rms_norm_eps", 1e-3,
            "tie_word_embeddings", true));
  }
}
