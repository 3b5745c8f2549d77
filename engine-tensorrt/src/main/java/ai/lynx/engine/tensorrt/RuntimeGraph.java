package ai.lynx.engine.tensorrt;

import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.SliceBounds;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph as one session. */
final class RuntimeGraph implements CompiledGraph {
  private final String name;
  private final Graph graph;
  private final Map<String, String> outputs;
  private final SliceBounds bounds;
  private final RuntimeEngine engine;
  private final Held<OrtSession> session;

  /**
   * @param outputs the graph's names of outputs to the model's
   * @param weights what the session reads, already held; released when the session is closed
   */
  RuntimeGraph(
      String name,
      Graph graph,
      Map<String, String> outputs,
      RuntimeEngine engine,
      OrtSession session,
      List<Held<OnnxTensor>> weights) {
    this.name = name;
    this.graph = graph;
    this.outputs = outputs;
    this.bounds = SliceBounds.of(graph);
    this.engine = engine;
    this.session =
        new Held<>(
            session,
            "The compiled graph " + name,
            closed -> {
              closed.close();
              weights.forEach(Held::release);
            });
  }

  @Override
  public Map<String, Tensor> run(Ops ops, Map<String, Tensor> inputs) {
    if (!(ops instanceof RuntimeOps own) || own.scope().engine() != engine) {
      throw new IllegalArgumentException(
          "The compiled graph " + name + " runs with the Ops of a scope of its own engine only.");
    }
    bounds.check(name, graph.symbols(inputs));
    RuntimeScope scope = own.scope();
    scope.checkOpen();
    List<Held<OnnxTensor>> held = new ArrayList<>();
    OrtSession running = session.acquire();
    try {
      Map<String, OnnxTensor> named = new HashMap<>();
      for (Graph.Input input : graph.inputs()) {
        Held<OnnxTensor> memory = engine.own(inputs.get(input.name())).memory();
        named.put(input.name(), memory.acquire());
        held.add(memory);
      }
      OrtSession.Result result = running.run(named);
      Map<String, Tensor> results = new LinkedHashMap<>();
      for (Map.Entry<String, Integer> output : graph.outputs().entrySet()) {
        OnnxTensor value = (OnnxTensor) result.get(outputs.get(output.getKey())).orElseThrow();
        results.put(output.getKey(), scope.keep(value, graph.type(output.getValue())));
      }
      return results;
    } catch (OrtException e) {
      throw NativeFailure.of("The compiled graph " + name, e);
    } finally {
      held.forEach(Held::release);
      session.release();
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
