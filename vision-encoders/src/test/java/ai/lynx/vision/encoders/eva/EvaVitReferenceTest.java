package ai.lynx.vision.encoders.eva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.vision.encoders.ReferenceCase;
import ai.lynx.vision.encoders.StoredWeights;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoder with the official code's weights gives the official code's numbers. */
class EvaVitReferenceTest {
  private static final float ATOL = 2e-4f; // as case.json says
  private static final float RTOL = 1e-4f;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image-every-layer",
        "image-every-second-layer",
        "llm-own-pad-token",
        "llm-tied-gelu"
      })
  void hiddenStatesOfEveryBlockAreTheOfficialOnes(String name) {
    try (ReferenceCase reference = ReferenceCase.open("lynx/" + name);
        Checkpoint checkpoint = reference.weights("model.safetensors");
        Scope scope = new NaiveEngine().open()) {
      VisionEncoder encoder = encoder(reference, checkpoint, scope);
      List<Tensor> blocks = new ArrayList<>();

      Tensor features =
          encoder.encode(
              scope.ops(),
              scope.tensor(reference.tensor("pixel_values")),
              (passed, hidden) -> blocks.add(hidden));

      assertEqual(scope.read(features), reference.tensor("vision_embeds"));
      Tensor afterBlocks =
          scope
              .ops()
              .concatenate(0, blocks.subList(1, blocks.size())); // (blocks * n, tokens, width)
      assertEqual(scope.read(afterBlocks), reference.tensor("vision_blocks"));
      assertThat(features.shape())
          .isEqualTo(
              Shape.of(features.size(0), Size.of(encoder.tokens()), Size.of(encoder.width())));
    }
  }

  @Test
  void everyStoredWeightIsUsed() {
    try (ReferenceCase reference = ReferenceCase.open("lynx/image-every-layer");
        Checkpoint checkpoint = reference.weights("model.safetensors");
        Scope scope = new NaiveEngine().open()) {
      StoredWeights weights = new StoredWeights(scope, checkpoint, "vision_encoder");

      new EvaVitProvider().create(settings(reference), weights);

      assertThat(weights.unused()).isEmpty();
    }
  }

  private static VisionEncoder encoder(
      ReferenceCase reference, Checkpoint checkpoint, Scope scope) {
    return new EvaVitProvider()
        .create(settings(reference), new StoredWeights(scope, checkpoint, "vision_encoder"));
  }

  private static Settings settings(ReferenceCase reference) {
    JsonNode model = reference.description().get("model");
    JsonNode vit = model.get("vit");
    return Settings.of(
        "case.json",
        Map.of(
            "imageSize", model.get("image_res").asInt(),
            "patchSize", vit.get("patch_size").asInt(),
            "width", vit.get("embed_dim").asInt(),
            "depth", vit.get("depth").asInt(),
            "heads", vit.get("num_heads").asInt(),
            "mlpRatio", vit.get("mlp_ratio").asDouble()));
  }

  private static void assertEqual(TensorData got, TensorData want) {
    float[] values = got.toFloats();
    float[] expected = want.toFloats();
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(expected[i], within(ATOL + RTOL * Math.abs(expected[i])));
    }
  }
}
