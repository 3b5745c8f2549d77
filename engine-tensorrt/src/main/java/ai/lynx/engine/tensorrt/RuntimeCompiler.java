package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.GraphTranslation;
import ai.lynx.engine.tensorrt.onnx.OnnxModel;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.GraphCompiler;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles graphs to sessions, which read the weights where they are. */
record RuntimeCompiler(RuntimeEngine engine, Sessions factory) implements GraphCompiler {
  @Override
  public CompiledGraph compile(String name, Graph graph, CompilationOptions options) {
    if (options.linearWeights() != CompilationOptions.LinearWeights.GIVEN) {
      throw new EngineException(
          "The engine tensorrt cannot hold the weights of %s as %s; it holds them as they are."
              .formatted(name, options.linearWeights()));
    }
    List<RuntimeTensor> weights = new ArrayList<>();
    for (Tensor weight : graph.weights()) {
      weights.add(engine.own(weight));
    }
    OnnxModel model = GraphTranslation.of(name, graph);
    List<Held<OnnxTensor>> held = new ArrayList<>();
    Map<String, OnnxTensor> memory = new HashMap<>();
    try {
      for (int i = 0; i < weights.size(); i++) {
        Held<OnnxTensor> weight = lasting(weights.get(i));
        held.add(weight);
        memory.put(model.weights().get(i), weight.value());
      }
      OrtSession session = factory.ofGraph(name, model.bytes(), memory);
      return new RuntimeGraph(name, graph, engine, session, held);
    } catch (RuntimeException e) {
      held.forEach(Held::release);
      throw e;
    }
  }

  /**
   * Memory that a session can read a weight in, held for it; a copy only if the weight is computed.
   */
  private Held<OnnxTensor> lasting(RuntimeTensor weight) {
    OnnxTensor memory = weight.memory().acquire();
    if (memory.getBufferRef().isPresent()) {
      return weight.memory();
    }
    try {
      TensorData data = new TensorData(weight.shape(), weight.type(), Transfer.download(memory));
      return new Held<>(engine.transfer().upload(data), weight.toString(), OnnxTensor::close);
    } finally {
      weight.memory().release();
    }
  }
}
