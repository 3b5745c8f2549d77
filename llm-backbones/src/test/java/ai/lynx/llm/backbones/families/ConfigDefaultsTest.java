package ai.lynx.llm.backbones.families;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.llm.backbones.ReferenceFolder;
import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plugs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An empty file means what the class in transformers means by it. */
class ConfigDefaultsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "llama",
        "mistral",
        "qwen2",
        "qwen3",
        "gemma3_text",
        "phi",
        "phi3",
        "opt",
        "gpt_neox"
      })
  void anEmptyFileMeansTheSameAsOneThatSpellsTheDefaultsOut(String type) {
    JsonNode defaults = ReferenceFolder.of("llm").json("config-defaults.json").get("defaults");
    Map<?, ?> full = new ObjectMapper().convertValue(defaults.get(type), Map.class);
    Map<String, Object> keys = new HashMap<>();
    full.forEach((key, value) -> keys.put(String.valueOf(key), value));
    DecoderFamily family =
        (DecoderFamily) Plugs.load("language model", LanguageModelProvider.class).get(type);
    DecoderSpec spelt = family.spec(Settings.of("defaults", keys));
    DecoderSpec empty = family.spec(Settings.none("nothing"));
    assertThat(empty.embedding()).isEqualTo(spelt.embedding());
    assertThat(empty.width()).isEqualTo(spelt.width());
    assertThat(empty.finalNorm()).isEqualTo(spelt.finalNorm());
    assertThat(empty.head()).isEqualTo(spelt.head());
    assertThat(empty.initialDeviation()).isEqualTo(spelt.initialDeviation());
    assertThat(empty.layers()).hasSameSizeAs(spelt.layers());
    for (int i = 0; i < empty.layers().size(); i++) {
      assertSame(empty.layers().get(i), spelt.layers().get(i));
    }
  }

  private static void assertSame(LayerSpec empty, LayerSpec spelt) {
    assertThat(frequencies(empty)).isEqualTo(frequencies(spelt));
    assertThat(empty.mlp()).isEqualTo(spelt.mlp());
    assertThat(empty.norm()).isEqualTo(spelt.norm());
    assertThat(empty.order()).isEqualTo(spelt.order());
    assertThat(unturned(empty.attention())).isEqualTo(unturned(spelt.attention()));
  }

  private static float[] frequencies(LayerSpec layer) {
    return layer.attention().frequencies().map(data -> data.toFloats()).orElse(new float[0]);
  }

  private static AttentionSpec unturned(AttentionSpec spec) {
    return new AttentionSpec(
        spec.heads(),
        spec.keyHeads(),
        spec.headWidth(),
        spec.scale(),
        spec.layout(),
        spec.biased(),
        spec.outputBiased(),
        spec.headNorm(),
        spec.window(),
        Optional.empty(),
        spec.amplitude());
  }
}
