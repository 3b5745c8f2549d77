package ai.lynx.testkit.operators;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Samples;
import ai.lynx.testkit.numbers.Tolerance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Code whose operators have symbolic sizes in their attributes, or that is like a model's.
 *
 * @param symbols what the sizes of a run stand for, in order
 * @param inputs what is given, with normally distributed numbers, ids below 4 and true flags
 * @param weights shapes of FLOAT32 weights
 * @param sizes the runs
 */
record SymbolicCode(
    String name,
    List<String> symbols,
    List<Graph.Input> inputs,
    List<Shape> weights,
    Code code,
    List<long[]> sizes) {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size TOKENS = Size.symbol("tokens");
  private static final Size PAST = Size.symbol("past");
  private static final List<long[]> RUNS =
      List.of(
          new long[] {1, 1, 3}, new long[] {2, 3, 0}, new long[] {1, 4, 5}, new long[] {3, 1, 2});

  /** Model code with weights. */
  interface Code {
    Map<String, Tensor> run(Ops ops, List<Tensor> inputs, List<Tensor> weights);
  }

  static List<SymbolicCode> all() {
    Graph.Input x = floats("x", BATCH, TOKENS, Size.of(6));
    List<SymbolicCode> all = new ArrayList<>();
    all.add(
        of(
            "reshape, slice, fill and broadcast by symbols",
            List.of(x),
            List.of(Shape.of(9, 6)),
            (ops, in, weights) -> {
              Size batch = in.get(0).size(0);
              Size tokens = in.get(0).size(1);
              Tensor rows = ops.reshape(in.get(0), batch.times(tokens), Size.of(2), Size.of(3));
              Tensor back = ops.reshape(rows, batch, tokens.times(2), Size.of(3));
              Tensor table =
                  ops.slice(weights.get(0), 0, Size.of(1), tokens.plus(1)); // (tokens, 6)
              Tensor wide = ops.broadcast(table, batch, tokens, Size.of(6));
              Tensor ones = ops.fill(1, ElementType.FLOAT32, batch, tokens, Size.of(6));
              return Map.of(
                  "back",
                  ops.slice(back, 1, tokens, tokens.times(2)),
                  "sum",
                  ops.add(ops.add(in.get(0), wide), ones));
            }));
    all.add(
        of(
            "an input, a part of one and a weight as outputs",
            List.of(x),
            List.of(Shape.of(2, 3)),
            (ops, in, weights) ->
                Map.of(
                    "x", in.get(0),
                    "first", ops.slice(in.get(0), 1, 0, 1),
                    "weight", weights.get(0),
                    "twice", ops.scale(weights.get(0), 2))));
    all.add(
        of(
            "decoder layers with a cache",
            List.of(
                x,
                new Graph.Input("positions", ElementType.INT64, Shape.of(BATCH, TOKENS)),
                new Graph.Input("mask", ElementType.BOOL, Shape.of(BATCH, PAST.plus(TOKENS))),
                floats("keys 0", BATCH, Size.of(1), PAST, Size.of(4)),
                floats("values 0", BATCH, Size.of(1), PAST, Size.of(4)),
                floats("keys 1", BATCH, Size.of(1), PAST, Size.of(4)),
                floats("values 1", BATCH, Size.of(1), PAST, Size.of(4))),
            List.of(
                Shape.of(6),
                Shape.of(8, 6),
                Shape.of(4, 6),
                Shape.of(4, 6),
                Shape.of(6, 8),
                Shape.of(2)),
            SymbolicCode::decoder));
    return all;
  }

  /** Two layers that share their weights; the second one has a window. */
  private static Map<String, Tensor> decoder(Ops ops, List<Tensor> in, List<Tensor> weights) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    Tensor hidden = in.get(0); // (batch, tokens, 6)
    for (int layer = 0; layer < 2; layer++) {
      Tensor x = ops.rmsNorm(hidden, weights.get(0), 1e-5);
      Tensor query = ops.splitHeads(ops.linear(x, weights.get(1)), 2);
      Tensor key = ops.splitHeads(ops.linear(x, weights.get(2)), 1);
      Tensor value = ops.splitHeads(ops.linear(x, weights.get(3)), 1);
      Tensor turned = ops.rotary(query, in.get(1), weights.get(5));
      Tensor keys =
          ops.extendCache(in.get(3 + 2 * layer), ops.rotary(key, in.get(1), weights.get(5)));
      Tensor values = ops.extendCache(in.get(4 + 2 * layer), value);
      Attention kind =
          layer == 0 ? Attention.causal(0.5) : new Attention(0.5, true, OptionalInt.of(2));
      Tensor attended = ops.attention(kind, turned, keys, values, in.get(2));
      hidden = ops.add(hidden, ops.linear(ops.mergeHeads(attended), weights.get(4)));
      outputs.put("keys " + layer, keys);
      outputs.put("values " + layer, values);
    }
    outputs.put("hidden", hidden);
    return outputs;
  }

  private static Graph.Input floats(String name, Size... sizes) {
    return new Graph.Input(name, ElementType.FLOAT32, Shape.of(sizes));
  }

  private static SymbolicCode of(
      String name, List<Graph.Input> inputs, List<Shape> weights, Code code) {
    return new SymbolicCode(name, List.of("batch", "tokens", "past"), inputs, weights, code, RUNS);
  }

  Graph record(Scope owner) {
    Recorder recorder = new Recorder();
    List<Tensor> tensors =
        inputs.stream()
            .map(input -> recorder.input(input.name(), input.type(), input.shape()))
            .toList();
    code.run(recorder, tensors, weights(owner)).forEach(recorder::output);
    return recorder.graph();
  }

  private List<Tensor> weights(Scope scope) {
    Samples samples = Samples.named(name);
    return weights.stream().map(shape -> scope.tensor(samples.normal(shape.toLongs()))).toList();
  }

  /** Runs at some sizes, and compares with the naive engine. */
  void check(Engine engine, CompiledGraph compiled, long[] sizes) {
    Map<String, TensorData> given = new LinkedHashMap<>();
    for (Graph.Input input : inputs) {
      long[] shape =
          input.shape().sizes().stream()
              .mapToLong(size -> size.evaluate(symbol -> sizes[symbols.indexOf(symbol)]))
              .toArray();
      given.put(input.name(), numbers(input, shape));
    }
    try (NaiveEngine naive = new NaiveEngine();
        Scope reference = naive.open();
        Scope scope = engine.open()) {
      List<Tensor> inputsThere = given.values().stream().map(reference::tensor).toList();
      Map<String, Tensor> expected = code.run(reference.ops(), inputsThere, weights(reference));
      Map<String, Tensor> inputsHere = new LinkedHashMap<>();
      given.forEach((input, data) -> inputsHere.put(input, scope.tensor(data)));
      Map<String, Tensor> actual = compiled.run(scope.ops(), inputsHere);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (output, tensor) -> {
            TensorData want = reference.read(tensor);
            TensorData have = scope.read(actual.get(output));
            assertThat(have.shape()).as("shape of %s", output).isEqualTo(want.shape());
            assertThat(have.type()).as("type of %s", output).isEqualTo(want.type());
            Tolerance.of(want.type())
                .times(4)
                .check(output, HostValues.of(want), HostValues.of(have));
          });
    }
  }

  private TensorData numbers(Graph.Input input, long[] shape) {
    Samples samples = Samples.named(name + input.name());
    return switch (input.type()) {
      case INT64 -> samples.ids(4, shape);
      case BOOL -> samples.whole(ElementType.BOOL, 1, 1, shape);
      default -> samples.normal(shape);
    };
  }
}
