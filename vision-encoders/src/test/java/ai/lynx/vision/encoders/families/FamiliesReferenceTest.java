package ai.lynx.vision.encoders.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.vision.encoders.ReferenceCase;
import ai.lynx.vision.encoders.StoredWeights;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published folders as they are, on the naive engine. */
class FamiliesReferenceTest {
  /** A case, who reads it, and which of its weights the encoder does not need. */
  record Family(String folder, VisionEncoderProvider provider, Set<String> needless) {}

  static List<Family> families() {
    return List.of(
        new Family("clip", new ClipVitProvider(), Set.of()),
        new Family("siglip", new SiglipVitProvider(), Set.of()),
        new Family("dinov2", new Dinov2Provider(), Set.of("embeddings.mask_token")),
        new Family("dinov2-swiglu", new Dinov2Provider(), Set.of("embeddings.mask_token")),
        new Family("vit", new VitProvider(), Set.of()),
        new Family("blip2-vision", new Blip2VitProvider(), Set.of()),
        new Family("timm-eva", new TimmEvaProvider(), Set.of()));
  }

  @ParameterizedTest
  @MethodSource("families")
  void pooledFeaturesAreTheOriginalsAndAllWeightsAreUsed(Family family) {
    try (ReferenceCase reference = ReferenceCase.open("vision/" + family.folder());
        Checkpoint checkpoint = reference.weights("model.safetensors");
        Scope scope = new NaiveEngine().open()) {
      StoredWeights weights = new StoredWeights(scope, checkpoint);
      VisionEncoder encoder =
          family.provider().create(settings(reference.json("config.json"), "pooled"), weights);

      TensorData got =
          scope.read(encoder.encode(scope.ops(), scope.tensor(reference.tensor("pixel_values"))));

      assertThat(weights.unused()).isEqualTo(family.needless());
      assertThat(got.shape().size(1).value()).isEqualTo(1);
      float[] want = reference.tensor("pooler_output").toFloats();
      float[] values = got.toFloats();
      assertThat(values).hasSameSizeAs(want);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isCloseTo(want[i], within(5e-5f + 1e-4f * Math.abs(want[i])));
      }
    }
  }

  /**
   * As LLaVA's code in transformers cuts, which does not ask whether the first is a class token.
   */
  @ParameterizedTest
  @MethodSource("families")
  void theDefaultStrategyLeavesOutTheFirstVectorWhateverItStandsFor(Family family) {
    try (ReferenceCase reference = ReferenceCase.open("vision/" + family.folder());
        Checkpoint checkpoint = reference.weights("model.safetensors");
        Scope scope = new NaiveEngine().open()) {
      StoredWeights weights = new StoredWeights(scope, checkpoint);
      JsonNode config = reference.json("config.json");
      VisionEncoder full = family.provider().create(settings(config, "full"), weights);
      VisionEncoder cut = family.provider().create(settings(config, "default"), weights);
      Tensor pixels = scope.tensor(reference.tensor("pixel_values"));
      Tensor all = full.encode(scope.ops(), pixels);

      assertThat(cut.tokens()).isEqualTo(full.tokens() - 1);
      assertThat(scope.read(cut.encode(scope.ops(), pixels)).toFloats())
          .isEqualTo(scope.read(scope.ops().slice(all, 1, 1, full.tokens())).toFloats());
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aConfigurationIsReadByItsOwnFamilyOnly(Family family) {
    try (ReferenceCase reference = ReferenceCase.open("vision/" + family.folder())) {
      Settings published = settings(reference.json("config.json"), "full");
      for (Family other : families()) {
        assertThat(other.provider().reads(published))
            .as(other.provider().name())
            .isEqualTo(other.provider().getClass() == family.provider().getClass());
      }
    }
  }

  private static Settings settings(JsonNode config, String strategy) {
    Map<String, Object> values =
        new LinkedHashMap<>(
            new ObjectMapper().convertValue(config, new TypeReference<Map<String, Object>>() {}));
    values.put("vision_feature_select_strategy", strategy);
    return Settings.of("config.json", values);
  }
}
