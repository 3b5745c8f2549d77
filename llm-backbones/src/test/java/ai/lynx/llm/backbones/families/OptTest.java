package ai.lynx.llm.backbones.families;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.LanguageModelTest;
import java.util.Map;
import java.util.Set;

/** Learned positions and norms first. */
class OptTest extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new Opt();
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
            Map.entry("ffn_dim", 14),
            Map.entry("word_embed_proj_dim", 12),
            Map.entry("max_position_embeddings", 64)));
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return Set.of(
        "model.decoder.layers.0.self_attn.k_proj.bias",
        "model.decoder.layers.1.self_attn.k_proj.bias");
  }
}
