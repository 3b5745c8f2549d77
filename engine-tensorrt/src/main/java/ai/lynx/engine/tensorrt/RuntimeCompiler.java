package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.GraphTranslation;
import ai.lynx.engine.tensorrt.onnx.OnnxModel;
import ai.lynx.engine.tensorrt.onnx.PackedWeight;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.GraphCompiler;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.rewriting.CommonResults;
import ai.lynx.spi.graph.rewriting.ConstantFolding;
import ai.lynx.spi.graph.rewriting.DeadCode;
import ai.lynx.spi.graph.rewriting.JoinedProducts;
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
    recorded.weights().forEach(engine::own);
    LinearWeights kind = options.linearWeights();
    if (kind != LinearWeights.GIVEN && factory.devices().first().isStandardOnly()) {
      throw new EngineException(
          "%s cannot be compiled with weights in %s: %s has no operator for them."
              .formatted(name, kind, factory.devices().first()));
    }
    // What is made here stays as long as the graph holds it.
    try (Scope made = engine.open()) {
      Graph graph = CommonResults.share(DeadCode.remove(recorded));
      if (kind != LinearWeights.GIVEN) {
        graph = DeadCode.remove(ConstantFolding.fold(JoinedProducts.join(graph), made));
      }
      Map<Tensor, PackedWeight> packed = NarrowLinears.of(graph, kind, made);
      return compile(name, graph, GraphTranslation.of(name, graph, Map.of(), packed));
    }
  }

  private CompiledGraph compile(String name, Graph graph, OnnxModel model) {
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
