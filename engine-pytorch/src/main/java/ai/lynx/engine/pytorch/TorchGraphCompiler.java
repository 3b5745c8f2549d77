package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.engine.pytorch.script.Attribute;
import ai.lynx.engine.pytorch.script.GraphScript;
import ai.lynx.engine.pytorch.script.ModuleArchive;
import ai.lynx.engine.pytorch.script.ScriptWriter;
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
import ai.lynx.spi.operator.TypeRules;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles graphs to TorchScript modules: one native call for a whole graph.
 *
 * <p>A module shares the memory of the graph's weights, but for those it rounds, which it joins
 * first where they multiply the same vectors.
 */
record TorchGraphCompiler(PyTorchEngine engine, Torch torch) implements GraphCompiler {
  @Override
  public CompiledGraph compile(String name, Graph recorded, CompilationOptions options) {
    recorded.weights().forEach(engine::own);
    checkTypes(name, recorded);
    // What is computed beforehand stays as long as the module holds it.
    try (Scope made = engine.open()) {
      Graph graph = rewritten(recorded, options.linearWeights(), made);
      List<TorchTensor> weights = graph.weights().stream().map(engine::own).toList();
      try (Pins pins = Pins.on(weights)) {
        return compile(
            name,
            graph,
            weights,
            RoundedWeights.of(torch, graph, weights, options.linearWeights()));
      }
    }
  }

  /**
   * With fewer and larger products, where their weights are made anew in any case. Otherwise the
   * module shares the memory of the weights, which may be trained on: nothing is computed of them.
   */
  private static Graph rewritten(Graph recorded, LinearWeights weights, Scope made) {
    Graph graph = CommonResults.share(DeadCode.remove(recorded));
    return weights == LinearWeights.GIVEN
        ? graph
        : DeadCode.remove(ConstantFolding.fold(JoinedProducts.join(graph), made));
  }

  private CompiledGraph compile(
      String name, Graph graph, List<TorchTensor> weights, RoundedWeights rounded) {
    GraphScript script = ScriptWriter.write(graph, rounded.forms());
    PtSymbolBlock module = load(name, script);
    try {
      hold(module, script, weights, rounded);
    } catch (ai.djl.engine.EngineException e) {
      module.close();
      throw new EngineException(
          "The weights of %s cannot be brought into a compiled graph: %s"
              .formatted(name, NativeFailure.reason(e)),
          e);
    } catch (RuntimeException | Error e) {
      module.close();
      throw e;
    }
    return engine.register(new TorchCompiledGraph(engine, name, graph, script, module));
  }

  /**
   * FLOAT32, although PyTorch's products with such weights take and give BFLOAT16: what is between
   * the products is then as exact as it can be, and hardly slower for a single token.
   */
  @Override
  public Optional<ElementType> besides(LinearWeights weights) {
    return Optional.of(ElementType.FLOAT32);
  }

  @Override
  public boolean runsIn(Ops ops) {
    return ops instanceof EagerOps eager
        && eager.scope().engine() == engine
        && eager.mode() == GradientMode.FORGET;
  }

  private static void checkTypes(String name, Graph graph) {
    for (Graph.Node node : graph.nodes()) {
      try {
        TypeRules.check(node.operator(), node.inputs().stream().map(graph::type).toList());
      } catch (IllegalArgumentException e) {
        throw new EngineException("%s cannot be compiled: %s".formatted(name, e.getMessage()), e);
      }
    }
  }

  private PtSymbolBlock load(String name, GraphScript script) {
    byte[] archive =
        ModuleArchive.pack(
            "CompiledGraph",
            script.attributes().stream().map(Attribute::name).toList(),
            script.source());
    try {
      return JniUtils.loadModule(torch.manager(), new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be read
    } catch (ai.djl.engine.EngineException e) {
      throw new EngineException(
          "%s cannot be compiled by this PyTorch: %s".formatted(name, NativeFailure.reason(e)), e);
    }
  }

  private void hold(
      PtSymbolBlock module, GraphScript script, List<TorchTensor> weights, RoundedWeights rounded) {
    List<PtNDArray> made = new ArrayList<>();
    try {
      PtNDArray[] held =
          script.attributes().stream()
              .map(attribute -> held(attribute, weights, rounded, made))
              .toArray(PtNDArray[]::new);
      // A list of no tensors would have no type.
      if (held.length > 0) {
        try (IValue list = IValue.listFrom(held)) {
          IValueUtils.runMethod(module, "hold", list).close();
        }
      }
    } finally {
      made.forEach(PtNDArray::close);
    }
  }

  private PtNDArray held(
      Attribute attribute,
      List<TorchTensor> weights,
      RoundedWeights rounded,
      List<PtNDArray> made) {
    if (attribute instanceof Attribute.Weight weight) {
      return weights.get(weight.number()).array();
    }
    PtNDArray array =
        GradientMode.FORGET.during(
            () ->
                attribute instanceof Attribute.Numbers numbers
                    ? Transfer.upload(torch, numbers.data())
                    : rounded.make(attribute));
    made.add(array);
    return array;
  }
}
