package ai.lynx.engine.tensorrt.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.engine.tensorrt.TensorRtEngineProvider;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.numbers.Samples;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A written model, run from its file, with its weights in it and beside it. */
class OnnxFileTest {
  private final Samples samples = Samples.named("file");

  @TempDir private Path folder;

  @Test
  void runsWithItsWeightsInIt() throws Exception {
    check("whole.onnx", OnnxFile.LARGEST_WHOLE);
    assertThat(folder).isDirectoryNotContaining("glob:**/*_data");
  }

  @Test
  void runsWithItsWeightsBesideIt() throws Exception {
    check("parted.onnx", 0);
    assertThat(folder.resolve("parted.onnx_data")).isRegularFile();
  }

  private void check(String name, long largestWhole) throws Exception {
    Path file = folder.resolve(name);
    float[] x = samples.normal(2, 4).toFloats();
    float[] expected;
    try (Engine engine = new TensorRtEngineProvider().create(EngineOptions.defaults());
        Scope scope = engine.open()) {
      Tensor first = scope.tensor(samples.normal(300, 4));
      Tensor second = scope.tensor(samples.normal(3, 300));
      Recorder ops = new Recorder();
      Tensor given = ops.input("x", ElementType.FLOAT32, Shape.of(Size.symbol("n"), Size.of(4)));
      ops.output("y", ops.linear(ops.linear(given, first), second));
      Graph graph = ops.graph();
      Map<String, Tensor> inputs =
          Map.of("x", scope.tensor(ai.lynx.spi.tensor.TensorData.of(x, 2, 4)));
      expected = scope.read(graph.replay(scope.ops(), inputs, graph.weights()).get("y")).toFloats();
      OnnxModel model = GraphTranslation.of("two products", graph, Map.of(first, "first.weight"));
      assertThat(model.weights()).containsEntry("first.weight", first);
      OnnxFile.write(model, scope::read, file, largestWhole);
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor given =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), new long[] {2, 4});
        OrtSession.Result result = session.run(Map.of("x", given))) {
      float[] actual = ((OnnxTensor) result.get("y").orElseThrow()).getFloatBuffer().array();
      assertThat(actual).containsExactly(expected, org.assertj.core.data.Offset.offset(1e-4f));
    }
  }
}
