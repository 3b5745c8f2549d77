package ai.lynx.adapters.abstractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.components.BridgeTest;
import ai.lynx.testkit.components.RandomWeights;
import ai.lynx.testkit.numbers.Samples;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VisualAbstractorTest extends BridgeTest {
  @Override
  protected BridgeProvider provider() {
    return new VisualAbstractorProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of(
            "num_query_tokens", 3,
            "num_hidden_layers", 2,
            "num_attention_heads", 2,
            "intermediate_size", 10));
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return Set.of(
        "abstractor.encoder.layers.0.crossattention.attention.key.bias",
        "abstractor.encoder.layers.1.crossattention.attention.key.bias");
  }

  @Test
  void theWeightsAreThoseOfThePublishedCheckpoints() {
    try (Scope scope = engine().open()) {
      RandomWeights weights = new RandomWeights(scope, 1);
      Map<String, String> shapes = new TreeMap<>();

      provider()
          .create(
              Settings.of("test", Map.of("num_hidden_layers", 1, "num_attention_heads", 2)),
              12,
              8,
              weights);

      weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape().toString()));
      String layer = "abstractor.encoder.layers.0.crossattention.";
      Map<String, String> published = new TreeMap<>();
      published.put("query_tokens", "(1, 64, 12)");
      published.put("abstractor.visual_fc.weight", "(8, 12)");
      published.put("abstractor.visual_fc.bias", "(8)");
      published.put("abstractor.vit_eos", "(1, 1, 8)");
      for (String linear :
          new String[] {"attention.query", "attention.key", "attention.value", "output.out_proj"}) {
        published.put(layer + linear + ".weight", "(12, 12)");
        published.put(layer + linear + ".bias", "(12)");
      }
      for (String norm : new String[] {"norm1", "normk", "output.norm2"}) {
        published.put(layer + norm + ".weight", "(12)");
        published.put(layer + norm + ".bias", "(12)");
      }
      published.put(layer + "output.mlp.w1.weight", "(4096, 12)");
      published.put(layer + "output.mlp.w1.bias", "(4096)");
      published.put(layer + "output.mlp.w2.weight", "(12, 4096)");
      published.put(layer + "output.mlp.w2.bias", "(12)");
      published.put(layer + "output.mlp.w3.weight", "(4096, 12)");
      published.put(layer + "output.mlp.w3.bias", "(4096)");
      published.put(layer + "output.mlp.ffn_ln.weight", "(4096)");
      published.put(layer + "output.mlp.ffn_ln.bias", "(4096)");
      assertThat(shapes).isEqualTo(published);
    }
  }

  @Test
  void theLastVectorEndsEveryPicture() {
    try (Scope scope = engine().open()) {
      RandomWeights weights = new RandomWeights(scope, RandomWeights.NOTICEABLE);
      Bridge bridge = provider().create(settings(), 12, 8, weights);

      Tensor vectors =
          bridge.connect(scope.ops(), scope.tensor(Samples.named("features").normal(2, 5, 12)));

      assertThat(vectors.shape()).isEqualTo(Shape.of(2, 4, 8));
      float[] end = scope.read(weights.tensors().get("abstractor.vit_eos")).toFloats();
      for (int picture = 0; picture < 2; picture++) {
        Tensor own = scope.ops().slice(vectors, 0, picture, picture + 1);
        assertThat(scope.read(scope.ops().slice(own, 1, 3, 4)).toFloats()).isEqualTo(end);
      }
    }
  }

  @Test
  void anotherWidthThanTheEncodersIsRefused() {
    Settings given = Settings.of("config.json", Map.of("hidden_size", 1024));

    assertThatThrownBy(() -> VisualAbstractorSettings.parse(given, 768))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("hidden_size must be the vision encoder's width of 768");
  }
}
