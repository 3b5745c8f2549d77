package ai.lynx.adapters.qformer;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the bridge {@code q-former}. Settings are {@code num_query_tokens} (32) and the keys of
 * {@code qformer_config} in a BLIP-2 or InstructBLIP {@code config.json}: {@code hidden_size}
 * (768), {@code num_hidden_layers} (12), {@code num_attention_heads} (12), {@code
 * intermediate_size} (3072), {@code cross_attention_frequency} (2), {@code hidden_act} (gelu),
 * {@code layer_norm_eps} (1e-12), {@code initializer_range} (0.02). With {@code
 * use_qformer_text_input}, which the {@code model_type} {@code instructblip_qformer} implies, it
 * also reads the question, with {@code vocab_size} (30522) and {@code max_position_embeddings}
 * (512).
 */
public final class QFormerProvider implements BridgeProvider {
  @Override
  public String name() {
    return "q-former";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
    return new QFormer(QFormerSettings.parse(settings), visionWidth, languageWidth, weights);
  }
}
