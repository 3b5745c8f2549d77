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
import ai.lynx.spi.graph.Graph;
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
 * <p>A module shares the memory of the graph's weights, but for those it rounds to 8 bits.
 */
record TorchGraphCompiler(PyTorchEngine engine, Torch torch) implements GraphCompiler {
  @Override
  public CompiledGraph compile(String name, Graph graph, CompilationOptions options) {
    if (options.linearWeights() == LinearWeights.INT4) {
      throw new EngineException(
          "The engine pytorch cannot hold the weights of %s in 4 bits; ask for 8 bits or for another engine."
              .formatted(name));
    }
    List<TorchTensor> weights = graph.weights().stream().map(engine::own).toList();
    checkTypes(name, graph);
    GraphScript script = ScriptWriter.write(graph, options);
    PtSymbolBlock module = load(name, script);
    try {
      hold(module, script, weights);
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

  /** PyTorch's products with weights of few bits are fast with BFLOAT16 activations only. */
  @Override
  public Optional<ElementType> besides(LinearWeights weights) {
    return weights == LinearWeights.INT4 ? Optional.empty() : Optional.of(ElementType.BFLOAT16);
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

  private void hold(PtSymbolBlock module, GraphScript script, List<TorchTensor> weights) {
    List<PtNDArray> made = new ArrayList<>();
    try (Pins pins = Pins.on(weights)) {
      PtNDArray[] held =
          script.attributes().stream()
              .map(attribute -> held(attribute, weights, made))
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

  private PtNDArray held(Attribute attribute, List<TorchTensor> weights, List<PtNDArray> made) {
    if (attribute instanceof Attribute.Weight weight) {
      return weights.get(weight.number()).array();
    }
    PtNDArray array = GradientMode.FORGET.during(() -> make(attribute, weights));
    made.add(array);
    return array;
  }

  private PtNDArray make(Attribute attribute, List<TorchTensor> weights) {
    if (attribute instanceof Attribute.Numbers numbers) {
      return Transfer.upload(torch, numbers.data());
    }
    if (attribute instanceof Attribute.Scales scales) {
      return torch.kernels().run(Kernel.SCALES, weights.get(scales.number()).array());
    }
    if (attribute instanceof Attribute.Rounded rounded) {
      PtNDArray weight = weights.get(rounded.number()).array();
      try (PtNDArray scales = torch.kernels().run(Kernel.SCALES, weight)) {
        return torch.kernels().run(Kernel.ROUND, weight, scales);
      }
    }
    throw new IllegalStateException("A weight is held as it is: " + attribute);
  }
}
