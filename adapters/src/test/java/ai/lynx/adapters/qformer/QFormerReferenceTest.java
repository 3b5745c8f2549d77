package ai.lynx.adapters.qformer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.adapters.StoredWeights;
import ai.lynx.adapters.VlmCase;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Instruction;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the vision encoder's features to what the language models of BLIP-2 and InstructBLIP get.
 */
class QFormerReferenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "batch."})
  void ofBlip2(String inputs) {
    try (VlmCase blip2 = VlmCase.open("blip2")) {
      StoredWeights weights = blip2.weights("");
      Bridge bridge = bridge(blip2, weights);

      blip2.check(
          inputs + "image_features",
          bridge.connect(blip2.ops(), blip2.tensor(inputs + "vision_last_hidden_state")));
      assertThat(unused(weights)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "batch."})
  void ofInstructBlip(String inputs) {
    try (VlmCase blip = VlmCase.open("instructblip")) {
      Ops ops = blip.ops();
      StoredWeights weights = blip.weights("");
      Bridge bridge = bridge(blip, weights);
      Tensor mask = ops.cast(blip.tensor(inputs + "qformer_attention_mask"), ElementType.BOOL);

      blip.check(
          inputs + "image_features",
          bridge.connect(
              ops,
              blip.tensor(inputs + "vision_last_hidden_state"),
              new Instruction(blip.tensor(inputs + "qformer_input_ids"), mask)));
      assertThat(unused(weights))
          .as("weights that make vectors nobody reads")
          .isNotEmpty()
          .allMatch(
              name -> name.matches("qformer\\.encoder\\.layer\\.2\\.(intermediate|output)\\..*"));
    }
  }

  private static Bridge bridge(VlmCase blip, StoredWeights weights) {
    int queries = blip.json("config.json").get("num_query_tokens").asInt();
    Settings settings = blip.settings("qformer_config", Map.of("num_query_tokens", queries));
    return new QFormerProvider()
        .create(
            settings,
            blip.width("vision_last_hidden_state"),
            blip.width("image_features"),
            weights);
  }

  private static Set<String> unused(StoredWeights weights) {
    return weights.unused().stream()
        .filter(name -> name.matches("(qformer|query_tokens|language_projection).*"))
        .collect(Collectors.toSet());
  }
}
