package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.GraphTranslation;
import ai.lynx.engine.tensorrt.onnx.OnnxModel;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.GraphCompiler;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.rewriting.CommonResults;
import ai.lynx.spi.graph.rewriting.DeadCode;
import ai.lynx.spi.tensor.Ops;
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
  public CompiledGraph compile(String name, Graph recorded, CompilationOptions options) {
    if (options.linearWeights() != CompilationOptions.LinearWeights.GIVEN) {
      throw new EngineException(
          "The engine tensorrt cannot hold the weights of %s as %s; it holds them as they are."
              .formatted(name, options.linearWeights()));
    }
    recorded.weights().forEach(engine::own);
    Graph graph = CommonResults.share(DeadCode.remove(recorded));
    OnnxModel model = GraphTranslation.of(name, graph);
    List<Held<OnnxTensor>> held = new ArrayList<>();
    Map<String, OnnxTensor> memory = new HashMap<>();
    try {
      for (Map.Entry<String, Tensor> read : model.weights().entrySet()) {
        Held<OnnxTensor> weight = lasting(engine.own(read.getValue()));
        held.add(weight);
        memory.put(read.getKey(), weight.value());
      }
      OrtSession session = factory.ofGraph(name, model.bytes(), memory);
      return new RuntimeGraph(name, graph, model.outputs(), engine, session, held);
    } catch (RuntimeException e) {
      held.forEach(Held::release);
      throw e;
    }
  }

  @Override
  public boolean runsIn(Ops ops) {
    return ops instanceof RuntimeOps own && own.scope().engine() == engine;
  }

  /**
   * Memory that a session can read a weight in, held for it; a copy only if the weight is computed.
   */
  private Held<OnnxTensor> lasting(RuntimeTensor weight) {
    OnnxTensor memory = weight.memory().acquire();
    if (weight.isUploaded()) {
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
