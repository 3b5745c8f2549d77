package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.fusion.Contributed;
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
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.onnxruntime.OrtSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Compiles graphs to sessions, which read the weights where they are. */
record RuntimeCompiler(RuntimeEngine engine, Sessions factory) implements GraphCompiler {
  @Override
  public CompiledGraph compile(String name, Graph recorded, CompilationOptions options) {
    recorded.weights().forEach(engine::own);
    LinearWeights kind = options.linearWeights();
    if (kind != LinearWeights.GIVEN && factory.contributed().isEmpty()) {
      throw new EngineException(
          "%s cannot be compiled with weights in %s: there is no standard operator for them, and others are not used on %s%s."
              .formatted(
                  name,
                  kind,
                  factory.devices().first(),
                  factory.devices().first().isStandardOnly()
                      ? ""
                      : " because the system property "
                          + TensorRtEngineProvider.OPERATORS
                          + " says so"));
    }
    // What is made here stays as long as the graph holds it.
    try (Scope made = engine.open()) {
      Graph graph = CommonResults.share(DeadCode.remove(recorded));
      if (kind != LinearWeights.GIVEN) {
        graph = DeadCode.remove(ConstantFolding.fold(JoinedProducts.join(graph), made));
      }
      Map<Tensor, PackedWeight> packed = NarrowLinears.of(graph, kind, made);
      return compile(name, graph, packed);
    }
  }

  private CompiledGraph compile(String name, Graph graph, Map<Tensor, PackedWeight> packed) {
    Set<Contributed> available = factory.contributed();
    OnnxModel usual = GraphTranslation.of(name, graph, Map.of(), packed, available);
    OnnxModel standard = usual;
    if (!usual.rooms().isEmpty()) {
      Set<Contributed> others = EnumSet.copyOf(available);
      others.remove(Contributed.GROUP_QUERY_ATTENTION);
      standard = GraphTranslation.of(name, graph, Map.of(), packed, others);
    }
    Held<WeightMemory> weights = WeightMemory.of(engine, name, List.of(usual, standard));
    try {
      return new RuntimeGraph(
          name,
          graph,
          engine,
          form(name, graph, usual, weights),
          remade(name, graph, standard, weights),
          weights);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private Supplier<SessionForm> remade(
      String name, Graph graph, OnnxModel model, Held<WeightMemory> weights) {
    return () -> form(name, graph, model, weights);
  }

  private SessionForm form(String name, Graph graph, OnnxModel model, Held<WeightMemory> weights) {
    WeightMemory memory = weights.acquire();
    try {
      OrtSession session = factory.ofGraph(name, model.bytes(), memory.named(model));
      return new SessionForm("The compiled graph " + name, graph, model, engine, session, weights);
    } catch (RuntimeException e) {
      weights.release();
      throw e;
    }
  }

  @Override
  public Optional<ElementType> besides(LinearWeights weights) {
    return factory.contributed().isEmpty() ? Optional.empty() : Optional.of(ElementType.FLOAT32);
  }

  @Override
  public boolean runsIn(Ops ops) {
    return ops instanceof RuntimeOps own && own.scope().engine() == engine;
  }
}
