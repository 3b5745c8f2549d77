package ai.lynx.adapters.qformer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.components.BridgeTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QFormerTest extends BridgeTest {
  /** Small, with a norm that noticeable weights do not upset. */
  static final Map<String, Object> SMALL =
      Map.of(
          "num_query_tokens", 3,
          "hidden_size", 8,
          "num_hidden_layers", 2,
          "num_attention_heads", 2,
          "intermediate_size", 10,
          "vocab_size", 20,
          "max_position_embeddings", 6,
          "layer_norm_eps", 1e-2);

  /** What softmax cancels: a number added to all keys. */
  static final Set<String> KEY_BIASES =
      Set.of(
          "qformer.encoder.layer.0.attention.attention.key.bias",
          "qformer.encoder.layer.0.crossattention.attention.key.bias",
          "qformer.encoder.layer.1.attention.attention.key.bias");

  @Override
  protected BridgeProvider provider() {
    return new QFormerProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of("test", SMALL);
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return KEY_BIASES;
  }

  @Test
  void theDefaultsAreThePublishedBlip2() {
    QFormerSettings settings = QFormerSettings.parse(Settings.none("test"));

    assertThat(settings.queries()).isEqualTo(32);
    assertThat(settings.width()).isEqualTo(768);
    assertThat(settings.layers()).isEqualTo(12);
    assertThat(settings.every()).isEqualTo(2);
    assertThat(settings.epsilon()).isEqualTo(1e-12);
    assertThat(settings.readsQuestion()).isFalse();
  }
}
