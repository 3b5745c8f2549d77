package ai.lynx.adapters.gated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.components.FusionTest;
import ai.lynx.testkit.components.RandomWeights;
import ai.lynx.testkit.numbers.Samples;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GatedCrossAttentionTest extends FusionTest {
  private static final Map<String, Object> SMALL =
      Map.of("num_attention_heads", 2, "intermediate_size", 10, "qk_layer_norms", true);

  @Override
  protected FusionProvider provider() {
    return new GatedCrossAttentionProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of("test", SMALL);
  }

  @Test
  void theLanguageModelBeginsAsItWas() {
    try (Scope scope = engine().open()) {
      Tensor hidden = scope.tensor(Samples.named("hidden").normal(2, 3, 16));
      LayerHooks hooks = hooks(scope, 1, SMALL);

      Tensor after = hooks.before(scope.ops(), 0, hidden);

      assertThat(scope.read(after).toFloats()).isEqualTo(scope.read(hidden).toFloats());
    }
  }

  @Test
  void onlyEveryNthLayerLooksAtThePicture() {
    try (Scope scope = engine().open()) {
      Tensor hidden = scope.tensor(Samples.named("hidden").normal(2, 3, 16));
      LayerHooks hooks = hooks(scope, RandomWeights.NOTICEABLE, with("cross_layer_interval", 2));

      for (int layer = 0; layer < 5; layer++) {
        boolean looks = hooks.before(scope.ops(), layer, hidden) != hidden;
        assertThat(looks).as("layer %d", layer).isEqualTo(layer % 2 == 0);
      }
    }
  }

  @Test
  void aGateOfEachChannelHasTheOriginalsShape() {
    try (Scope scope = engine().open()) {
      RandomWeights weights = new RandomWeights(scope, 1);
      provider().create(Settings.of("test", with("alpha_type", "vector")), 16, 1, weights);

      Tensor gate = weights.tensors().get("gated_cross_attn_layers.0.alpha_cross_attn");
      assertThat(gate.shape().toLongs()).containsExactly(1, 1, 16);
    }
  }

  /** The attention branch of such a token is zero whatever the pictures; its network still runs. */
  @Test
  void aTokenThatSeesNoPictureStillPassesTheNetwork() {
    try (Scope scope = engine().open()) {
      Tensor hidden = scope.tensor(Samples.named("hidden").normal(1, 2, 16));
      Tensor vision = scope.tensor(Samples.named("vision").normal(1, 3, 16));
      RandomWeights weights = new RandomWeights(scope, RandomWeights.NOTICEABLE);
      GatedBlockSpec spec =
          GatedCrossAttentionSettings.parse(Settings.of("test", SMALL), 16).block();
      GatedBlock block = GatedBlock.of(spec, weights);
      Tensor blind = scope.tensor(TensorData.of(new boolean[6], 1, 2, 3));

      Tensor got =
          block.forward(scope.ops(), hidden, block.attention().answers(scope.ops(), vision), blind);

      Tensor network =
          block
              .feedForward()
              .forward(scope.ops(), block.feedForwardNorm().forward(scope.ops(), hidden));
      Tensor want =
          scope
              .ops()
              .add(
                  hidden, scope.ops().multiply(network, scope.ops().tanh(block.feedForwardGate())));
      assertThat(scope.read(got).toFloats()).isEqualTo(scope.read(want).toFloats());
      assertThat(scope.read(got).toFloats()).isNotEqualTo(scope.read(hidden).toFloats());
    }
  }

  @Test
  void textWithoutPicturesIsReadAsWhereNoneIsSeen() {
    try (Scope scope = engine().open()) {
      Tensor hidden = scope.tensor(Samples.named("hidden").normal(1, 2, 16));
      Tensor vision = scope.tensor(Samples.named("vision").normal(1, 3, 16));
      Tensor none = scope.tensor(TensorData.of(new boolean[6], 1, 2, 3));
      Fusion fusion =
          provider().create(settings(), 16, 1, new RandomWeights(scope, RandomWeights.NOTICEABLE));

      Tensor blind = fusion.blind().before(scope.ops(), 0, hidden);

      Tensor unseeing = fusion.hooks(vision, none).before(scope.ops(), 0, hidden);
      assertThat(scope.read(blind).toFloats()).isEqualTo(scope.read(unseeing).toFloats());
    }
  }

  @Test
  void visionVectorsHaveTheLanguageModelsWidthUnlessSaidOtherwise() {
    assertThat(provider().visionWidth(Settings.of("test", SMALL), 16)).isEqualTo(16);
    assertThat(provider().visionWidth(Settings.of("test", with("vision_embed_dim", 12)), 16))
        .isEqualTo(12);
  }

  @Test
  void headsThatDoNotDivideTheWidthAreRefused() {
    Settings given = Settings.of("lynx.json", Map.of("num_attention_heads", 3));

    assertThatThrownBy(() -> GatedCrossAttentionSettings.parse(given, 16))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("num_attention_heads must divide the language model's width of 16");
  }

  private LayerHooks hooks(Scope scope, double multiplier, Map<String, Object> settings) {
    Tensor vision = scope.tensor(Samples.named("vision").normal(2, 4, 16));
    return provider()
        .create(Settings.of("test", settings), 16, 5, new RandomWeights(scope, multiplier))
        .hooks(vision);
  }

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> values = new TreeMap<>(SMALL);
    values.put(key, value);
    return values;
  }
}
