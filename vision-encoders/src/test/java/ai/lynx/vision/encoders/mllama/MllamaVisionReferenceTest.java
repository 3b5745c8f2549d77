package ai.lynx.vision.encoders.mllama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.PictureTiles;
import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.components.RandomWeights;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Tolerance;
import ai.lynx.vision.encoders.ReferenceCase;
import ai.lynx.vision.encoders.StoredWeights;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MllamaVisionReferenceTest {
  /** Pictures of one and two tiles; in the batch one that is not there. */
  @ParameterizedTest
  @ValueSource(strings = {"", "batch."})
  void featuresAreTheOriginals(String inputs) {
    try (ReferenceCase reference = ReferenceCase.open("vlm/mllama");
        Checkpoint checkpoint = reference.weights("model.safetensors");
        Scope scope = new NaiveEngine().open()) {
      StoredWeights weights = new StoredWeights(scope, checkpoint, "vision_model");
      Map<String, Object> config =
          new ObjectMapper()
              .convertValue(
                  reference.json("config.json").get("vision_config"),
                  new TypeReference<Map<String, Object>>() {});
      TiledVisionEncoder encoder =
          new MllamaVisionProvider().create(Settings.of("config.json", config), weights);

      Tensor got =
          encoder.encode(scope.ops(), pictures(reference, scope, inputs), BlockListener.SILENT);

      assertThat(weights.unused()).isEmpty();
      String name = inputs + "vision_last_hidden_state";
      new Tolerance(7e-5, 1e-4)
          .check(name, HostValues.of(reference.tensor(name)), HostValues.of(scope.read(got)));
    }
  }

  /** (rows, pictures, tiles, ...) as (rows * pictures, tiles, ...). */
  private static PictureTiles pictures(ReferenceCase reference, Scope scope, String inputs) {
    Ops ops = scope.ops();
    Tensor pixels = scope.tensor(reference.tensor(inputs + "pixel_values"));
    Tensor ids = scope.tensor(reference.tensor(inputs + "aspect_ratio_ids"));
    Tensor mask = scope.tensor(reference.tensor(inputs + "aspect_ratio_mask"));
    Size count = pixels.size(0).times(pixels.size(1));
    return new PictureTiles(
        ops.reshape(pixels, count, pixels.size(2), pixels.size(3), pixels.size(4), pixels.size(5)),
        ops.reshape(ids, count),
        ops.cast(ops.reshape(mask, count, mask.size(2)), ElementType.BOOL));
  }

  /** The original adds the same huge number to all scores there, which leaves their mean. */
  @Test
  void whereNothingIsRealEveryTokenSeesTheMeanOfAll() {
    try (Scope scope = new NaiveEngine().open()) {
      Ops ops = scope.ops();
      Tensor present = scope.tensor(TensorData.of(new boolean[] {true, false, false, false}, 2, 2));
      TokenSight sight = TokenSight.of(ops, present, 1, 2);

      boolean[] open = new boolean[32];
      double[] got = HostValues.of(scope.read(sight.mask()));
      for (int i = 0; i < 32; i++) {
        open[i] = got[i] != 0;
        // Of the first picture only token 0 is real.
        assertThat(open[i]).isEqualTo(i >= 16 || i % 4 == 0 || i / 4 == 0);
      }
      Tensor queries =
          ops.fill(3, ElementType.FLOAT32, Size.of(2), Size.of(1), Size.of(1), Size.of(1));
      assertThat(scope.read(sight.queries(ops, queries)).toFloats()).containsExactly(3, 0);
    }
  }

  @Test
  void aWidthThatDoesNotFollowFromTheKeptLayersIsRefused() {
    try (Scope scope = new NaiveEngine().open()) {
      Settings given =
          Settings.of("config.json", Map.of("vision_output_dim", 7, "num_hidden_layers", 31));
      assertThatThrownBy(
              () -> new MllamaVisionProvider().create(given, new RandomWeights(scope, 1)))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("vision_output_dim must be");
    }
  }
}
