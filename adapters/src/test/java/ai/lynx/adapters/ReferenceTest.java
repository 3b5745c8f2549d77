package ai.lynx.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.adapters.bottleneck.BottleneckAdapterProvider;
import ai.lynx.adapters.resampler.PerceiverResamplerProvider;
import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.Adapter;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the official code's weights, the parts give the official code's numbers. */
class ReferenceTest {
  private static final float RTOL = 1e-4f; // as case.json says

  @ParameterizedTest
  @CsvSource({
    "image-every-layer,2,7,8,64",
    "image-every-second-layer,3,6,3,8",
    "llm-own-pad-token,1,6,2,10",
    "llm-tied-gelu,1,5,3,8",
    "video-3-frames,2,5,3,16",
    "video-5-frames,2,8,4,12"
  })
  void theResamplerIsTheOfficialOne(String name, int depth, int latents, int heads, int headWidth) {
    try (Checkpoint expected = open(name, "expected.safetensors");
        Checkpoint model = open(name, "model.safetensors");
        Scope scope = new NaiveEngine().open()) {
      StoredWeights weights = new StoredWeights(scope, model, "bridge");
      Tensor features = scope.tensor(expected.read("vision_embeds"));
      TensorData want = expected.read("resampler_out");
      Settings settings =
          Settings.of(
              name,
              Map.of("depth", depth, "latents", latents, "heads", heads, "headWidth", headWidth));

      Bridge bridge =
          new PerceiverResamplerProvider()
              .create(settings, width(features.shape()), width(want.shape()), weights);

      assertEqual(scope.read(bridge.connect(scope.ops(), features)), want, 4e-5f);
      assertThat(weights.unused()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image-every-layer",
        "image-every-second-layer",
        "llm-own-pad-token",
        "llm-tied-gelu",
        "video-3-frames",
        "video-5-frames"
      })
  void theBottleneckAdapterIsTheOfficialOne(String name) {
    try (Checkpoint expected = open(name, "expected.safetensors");
        Checkpoint model = open(name, "model.safetensors");
        Scope scope = new NaiveEngine().open()) {
      StoredWeights weights = new StoredWeights(scope, model, "LLM.model.layers.0.output_adapter");
      Tensor hidden = scope.tensor(expected.read("adapter0_in"));

      Adapter adapter =
          new BottleneckAdapterProvider()
              .create(Settings.none(name), width(hidden.shape()), weights);

      assertEqual(
          scope.read(adapter.forward(scope.ops(), hidden)), expected.read("adapter0_out"), 9e-5f);
      assertThat(weights.unused()).isEmpty();
    }
  }

  private static int width(Shape shape) {
    return (int) shape.size(-1).value();
  }

  private static Checkpoint open(String name, String file) {
    Path folder = Path.of(System.getProperty("lynx.reference", "../../shared/reference"), "lynx");
    assumeTrue(Files.isDirectory(folder), "The reference results are not here: " + folder);
    return new SafetensorsFormat().open(new FolderFiles(folder.resolve(name)), file);
  }

  private static void assertEqual(TensorData got, TensorData want, float atol) {
    float[] values = got.toFloats();
    float[] expected = want.toFloats();
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(expected[i], within(atol + RTOL * Math.abs(expected[i])));
    }
  }
}
