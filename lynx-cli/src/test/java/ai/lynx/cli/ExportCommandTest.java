package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final String MODEL = "lynx-mini";

  @TempDir private Path folder;

  @Test
  void aModelThatSeesIsThreeGraphsWithItsTokenizer() {
    Path target = folder.resolve("exported");
    assertThat(Execution.of("export", MODEL, target.toString()).code()).isZero();
    assertThat(target)
        .isDirectoryContaining("glob:**/vision_encoder.onnx")
        .isDirectoryContaining("glob:**/embed_tokens.onnx")
        .isDirectoryContaining("glob:**/decoder_model_merged.onnx")
        .isDirectoryContaining("glob:**/tokenizer.json");
    Execution again = Execution.of("export", MODEL, target.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("not empty");
  }

  @Test
  void anEngineThatWritesNoGraphsIsRefused() {
    Execution refused =
        Execution.of("export", MODEL, folder.resolve("no").toString(), "--engine=pytorch");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("pytorch writes no onnx files");
    assertThat(folder.resolve("no")).doesNotExist();
  }

  @Test
  void pythonComputesTheSame() throws IOException, InterruptedException {
    PythonWithOnnx python = PythonWithOnnx.find();
    Path target = folder.resolve("exported");
    assertThat(Execution.of("export", MODEL, target.toString()).code()).isZero();
    Path script = folder.resolve("run_export.py");
    try (InputStream source = getClass().getResourceAsStream("run_export.py")) {
      Files.copy(source, script);
    }
    PythonWithOnnx.Printed printed = python.script(script, target);
    assertThat(printed.code()).as(printed.text()).isZero();
    double[] logits = printed.text().lines().mapToDouble(Double::parseDouble).toArray();
    float[] expected = logits();
    assertThat(logits).hasSize(2 * expected.length);
    for (int i = 0; i < logits.length; i++) {
      assertThat(logits[i]).isCloseTo(expected[i % expected.length], within(1e-3));
    }
  }

  /** The same picture and words as in the script, computed here. */
  private static float[] logits() {
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withEngine("pytorch"));
        AssembledModel model =
            assembly
                .loader()
                .load(
                    assembly.loader().files(ModelLocation.bundled(MODEL)),
                    assembly.engine(),
                    choices);
        Scope scope = assembly.engine().open()) {
      Ops ops = scope.ops();
      LynxNetwork network = model.network();
      TensorData like =
          model.transform().orElseThrow().apply(List.of(new RgbImage(8, 8, new byte[192])));
      float[] values = new float[like.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.sin(i);
      }
      Tensor pixels = scope.tensor(TensorData.of(values, like.shape().toLongs()));
      Tensor seen = network.connect(ops, network.encodeImages(ops, pixels));
      long[] ids = LongStream.range(5, 12).toArray();
      Tensor words = network.embed(ops, scope.tensor(TensorData.of(ids, 1, ids.length)));
      Tensor vectors = ops.concatenate(1, seen, words);
      long tokens = vectors.size(1).value();
      Tensor positions =
          scope.tensor(TensorData.of(LongStream.range(0, tokens).toArray(), 1, tokens));
      LanguageModel.Output output =
          network
              .languageModel()
              .forward(
                  ops,
                  new LanguageModel.Input(vectors, positions, null, null),
                  network.hooks(null));
      Tensor last = ops.slice(output.hidden(), 1, tokens - 1, tokens);
      return scope.read(network.languageModel().logits(ops, last)).toFloats();
    }
  }
}
