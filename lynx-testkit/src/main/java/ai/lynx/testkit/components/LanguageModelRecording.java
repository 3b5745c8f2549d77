package ai.lynx.testkit.components;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A language model recorded with symbolic batch, sequence and past, and inputs for its replay. */
final class LanguageModelRecording {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size SEQUENCE = Size.symbol("sequence");
  private static final Size PAST = Size.symbol("past");

  private LanguageModelRecording() {}

  /** Reading with nothing read before. */
  static RecordedCode ofBeginning(LanguageModel model) {
    return RecordedCode.record(
        tokens(model, SEQUENCE), (ops, inputs) -> run(model, ops, inputs, null));
  }

  static Map<String, TensorData> beginning(TokenBatch tokens) {
    return Map.of(
        "embeddings", tokens.embeddings(), "positions", tokens.positions(), "mask", tokens.mask());
  }

  /**
   * Reading on.
   *
   * @param example a cache of the model, for the heads and widths of its layers
   */
  static RecordedCode ofContinuation(LanguageModel model, KvCache example) {
    List<Graph.Input> inputs = new ArrayList<>(tokens(model, PAST.plus(SEQUENCE)));
    named(example)
        .forEach(
            (name, tensor) -> {
              Shape shape = tensor.shape().with(0, BATCH).with(2, PAST);
              inputs.add(new Graph.Input(name, tensor.type(), shape));
            });
    int layers = example.layers().size();
    return RecordedCode.record(
        inputs, (ops, given) -> run(model, ops, given, cache(given, layers)));
  }

  /** The tokens from {@code read} on, with a cache of those before. */
  static Map<String, TensorData> continuation(
      Scope scope, TokenBatch tokens, int read, KvCache past) {
    Map<String, TensorData> given = new LinkedHashMap<>();
    int all = Math.toIntExact(tokens.positions().shape().size(1).value());
    LanguageModel.Input next = tokens.input(scope, read, all, null);
    given.put("embeddings", scope.read(next.embeddings()));
    given.put("positions", scope.read(next.positions()));
    given.put("mask", tokens.mask());
    named(past).forEach((name, tensor) -> given.put(name, scope.read(tensor)));
    return given;
  }

  private static List<Graph.Input> tokens(LanguageModel model, Size seen) {
    return List.of(
        new Graph.Input(
            "embeddings", ElementType.FLOAT32, Shape.of(BATCH, SEQUENCE, Size.of(model.width()))),
        new Graph.Input("positions", ElementType.INT64, Shape.of(BATCH, SEQUENCE)),
        new Graph.Input("mask", ElementType.BOOL, Shape.of(BATCH, seen)));
  }

  private static Map<String, Tensor> run(
      LanguageModel model, Ops ops, Map<String, Tensor> inputs, @Nullable KvCache past) {
    LanguageModel.Output output =
        model.forward(
            ops,
            new LanguageModel.Input(
                inputs.get("embeddings"), inputs.get("positions"), inputs.get("mask"), past),
            LayerHooks.NONE);
    Map<String, Tensor> outputs = new LinkedHashMap<>(named(output.cache()));
    outputs.put("hidden", output.hidden());
    outputs.put("logits", model.logits(ops, output.hidden()));
    return outputs;
  }

  private static Map<String, Tensor> named(KvCache cache) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    for (int i = 0; i < cache.layers().size(); i++) {
      named.put("keys " + i, cache.layers().get(i).keys());
      named.put("values " + i, cache.layers().get(i).values());
    }
    return named;
  }

  private static KvCache cache(Map<String, Tensor> tensors, int layers) {
    List<KvCache.Layer> all = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      all.add(new KvCache.Layer(tensors.get("keys " + i), tensors.get("values " + i)));
    }
    return new KvCache(all);
  }
}
