package ai.lynx.llm.backbones.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.operator.Elementwise;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlamaConfigTest {
  private static DecoderSpec read(Map<String, ?> keys) {
    return new Llama().spec(Settings.of("config.json", keys));
  }

  private static float[] frequencies(DecoderSpec spec) {
    return spec.layers().get(0).attention().frequencies().orElseThrow().toFloats();
  }

  @Test
  void takesTheDefaultsOfTransformers() {
    DecoderSpec spec = read(Map.of());
    LayerSpec layer = spec.layers().get(0);
    assertThat(spec.embedding().vocabulary()).isEqualTo(32000);
    assertThat(spec.width()).isEqualTo(4096);
    assertThat(spec.layers()).hasSize(32);
    assertThat(spec.finalNorm().orElseThrow().epsilon()).isEqualTo(1e-6);
    assertThat(spec.head().tied()).isFalse();
    assertThat(layer.mlp().hiddenWidth()).isEqualTo(11008);
    assertThat(layer.mlp().activation()).isEqualTo(Elementwise.Function.SILU);
    assertThat(layer.attention().heads()).isEqualTo(32);
    assertThat(layer.attention().keyHeads()).isEqualTo(32);
    assertThat(layer.attention().headWidth()).isEqualTo(128);
    float[] frequencies = frequencies(spec);
    assertThat(frequencies).hasSize(64);
    assertThat(frequencies[0]).isEqualTo(1);
    assertThat(frequencies[32]).isEqualTo(0.01f);
  }

  @Test
  void readsTheRotaryBaseFromBothStylesOfFile() {
    float[] old = frequencies(read(Map.of("rope_theta", 250000)));
    Map<String, Object> parameters = Map.of("rope_theta", 250000, "rope_type", "default");
    float[] now = frequencies(read(Map.of("rope_parameters", parameters)));
    assertThat(now).isEqualTo(old);
    assertThat(old[32]).isEqualTo(1 / 500f);
  }

  @Test
  void passesOverKeysThatAreNoMatterOfTheModel() {
    Map<String, Object> keys = new HashMap<>();
    keys.put("architectures", java.util.List.of("LlamaForCausalLM"));
    keys.put("torch_dtype", "bfloat16");
    keys.put("attention_dropout", 0.0);
    keys.put("max_position_embeddings", 4096);
    keys.put("pretraining_tp", 1);
    keys.put("use_cache", true);
    keys.put("rope_scaling", null);
    assertThat(read(keys).width()).isEqualTo(4096);
  }

  @Test
  void takesAKeyThatIsNearlyAnotherForAMistake() {
    assertThatThrownBy(() -> read(Map.of("hiden_size", 64)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("hiden_size")
        .hasMessageContaining("did you mean \"hidden_size\"?");
  }

  @Test
  void reportsAllMistakesAtOnce() {
    Map<String, Object> keys =
        Map.of(
            "hidden_size", 65,
            "num_attention_heads", 4,
            "num_key_value_heads", 3,
            "hidden_act", "swiglu",
            "rope_scaling", Map.of("type", "dynamic", "factor", 2));
    assertThatThrownBy(() -> read(keys))
        .isInstanceOfSatisfying(
            InvalidConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .anyMatch(problem -> problem.startsWith("num_key_value_heads must divide"))
                    .anyMatch(problem -> problem.startsWith("num_attention_heads must divide"))
                    .anyMatch(problem -> problem.startsWith("hidden_act must be one of"))
                    .anyMatch(problem -> problem.startsWith("rope_scaling.rope_type must be one")));
  }
}
