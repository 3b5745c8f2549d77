package ai.lynx.llm.backbones.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.operator.Elementwise;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlamaConfigTest {
  private static DecoderSpec read(Map<String, ?> keys) {
    return LlamaConfig.read(Settings.of("config.json", keys));
  }

  @Test
  void takesTheDefaultsOfTransformers() {
    DecoderSpec spec = read(Map.of());
    assertThat(spec.vocabulary()).isEqualTo(32000);
    assertThat(spec.width()).isEqualTo(4096);
    assertThat(spec.layers()).isEqualTo(32);
    assertThat(spec.normEpsilon()).isEqualTo(1e-6);
    assertThat(spec.tiedEmbeddings()).isFalse();
    assertThat(spec.mlp().hiddenWidth()).isEqualTo(11008);
    assertThat(spec.mlp().activation()).isEqualTo(Elementwise.Function.SILU);
    assertThat(spec.attention().heads()).isEqualTo(32);
    assertThat(spec.attention().keyHeads()).isEqualTo(32);
    assertThat(spec.attention().headWidth()).isEqualTo(128);
    float[] frequencies = spec.attention().frequencies().toFloats();
    assertThat(frequencies).hasSize(64);
    assertThat(frequencies[0]).isEqualTo(1);
    assertThat(frequencies[32]).isEqualTo(0.01f);
  }

  @Test
  void readsTheRotaryBaseFromBothStylesOfFile() {
    float[] old = read(Map.of("rope_theta", 250000)).attention().frequencies().toFloats();
    Map<String, Object> parameters = Map.of("rope_theta", 250000, "rope_type", "default");
    float[] now = read(Map.of("rope_parameters", parameters)).attention().frequencies().toFloats();
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
            "rope_scaling", Map.of("type", "yarn", "factor", 2));
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
