package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.fusion.Fusion;
import ai.lynx.engine.tensorrt.fusion.GroupedAttention;
import ai.lynx.engine.tensorrt.fusion.Heads;
import ai.lynx.engine.tensorrt.fusion.SkippedNorm;
import ai.lynx.engine.tensorrt.fusion.WholeAttention;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what is computed by one of ONNX Runtime's own operators.
 *
 * @param values what has been written so far, by number
 * @param rooms the inputs and outputs of caches, by the values of all keys or all values
 */
record FusedTranslations(
    Graph graph,
    NodeWriter writer,
    SizeNodes sizes,
    List<Value> values,
    Map<Integer, RoomNames> rooms) {
  /** What the two ends of a cache are called in the model. */
  record RoomNames(String input, String output) {}

  /** Adds the nodes, and gives the results by number. */
  Map<Integer, Value> write(Fusion fusion) {
    if (fusion instanceof GroupedAttention grouped) {
      return grouped(grouped);
    }
    if (fusion instanceof WholeAttention whole) {
      return whole(whole);
    }
    return norm((SkippedNorm) fusion);
  }

  private Map<Integer, Value> grouped(GroupedAttention fused) {
    Attention operator = (Attention) graph.node(fused.attention()).operator();
    Shape query = inputShape(fused.attention(), 0); // (batch, heads, tokens, width)
    Shape keys = inputShape(fused.attention(), 1); // (batch, key heads, all tokens, width)
    Size batch = query.size(0);
    Size all = keys.size(2);
    Shape now = keys.with(2, query.size(2)); // (batch, key heads, tokens, width)

    List<String> inputs = new ArrayList<>();
    if (fused.joined().isPresent()) {
      inputs.addAll(List.of(values.get(fused.joined().get()).name(), "", ""));
    } else {
      inputs.add(vectors(fused.query(), query));
      inputs.add(vectors(fused.keys(), now));
      inputs.add(vectors(fused.values(), now));
    }
    RoomNames keyRoom = room(fused.keyCache());
    RoomNames valueRoom = room(fused.valueCache());
    inputs.add(keyRoom.input());
    inputs.add(valueRoom.input());
    String last = writer.cast(sizes.vector(all.plus(-1)), ElementType.INT64, ElementType.INT32);
    inputs.add(writer.node("Expand", List.of(last, sizes.vector(batch)))); // (batch)
    inputs.add(writer.cast(sizes.scalar(all), ElementType.INT64, ElementType.INT32));
    Optional<Heads.Turn> turn = fused.query().turn();
    inputs.addAll(turn.map(turned -> tables(turned, all)).orElse(List.of("", "", "")));
    inputs.add(bias(operator, fused.mask(), query, all));

    String output = writer.reserveLike("GroupQueryAttention");
    writer.contributed(
        "GroupQueryAttention",
        withoutTrail(inputs),
        List.of(output, keyRoom.output(), valueRoom.output()),
        Attributes.of("num_heads", query.size(1).value()),
        Attributes.of("kv_num_heads", keys.size(1).value()),
        Attributes.of("scale", operator.scale()),
        Attributes.of("do_rotary", turn.isPresent() ? 1 : 0));
    Map<Integer, Value> results = new LinkedHashMap<>();
    results.put(fused.at(), result(fused.at(), output));
    results.put(fused.keyCache().all(), result(fused.keyCache().all(), keyRoom.output()));
    results.put(fused.valueCache().all(), result(fused.valueCache().all(), valueRoom.output()));
    return results;
  }

  /** A cache that does not come out has no room; the operator computes it all the same. */
  private RoomNames room(GroupedAttention.Cache cache) {
    RoomNames names = rooms.get(cache.all());
    return names == null ? new RoomNames("", writer.reserveLike("cache")) : names;
  }

  /** Cosines, sines, and each token's row. */
  private List<String> tables(Heads.Turn turn, Size all) {
    Value frequencies = values.get(turn.frequencies());
    TurnTables tables =
        new TurnTables(writer, sizes, values.get(turn.positions()), frequencies.name());
    return List.of(
        tables.atLeast(all, tables.cosines(turn.amplitude())),
        tables.atLeast(all, tables.sines(turn.amplitude())),
        tables.places());
  }

  /** What is added to scores besides causality; "" for nothing. */
  private String bias(Attention operator, Optional<Integer> mask, Shape query, Size all) {
    Visibility visibility = new Visibility(writer, sizes);
    String visible = mask.map(value -> visibility.given(values.get(value))).orElse(null);
    if (operator.window().isPresent()) {
      int window = operator.window().getAsInt();
      visible = visibility.both(visible, visibility.within(window, query.size(2), all));
    }
    return visible == null ? "" : visibility.bias(visible, query.size(0), query.size(2), all);
  }

  private Map<Integer, Value> whole(WholeAttention fused) {
    Attention operator = (Attention) graph.node(fused.attention()).operator();
    Shape query = inputShape(fused.attention(), 0); // (batch, heads, queries, width)
    Shape keys = inputShape(fused.attention(), 1); // (batch, heads, keys, width)
    List<String> inputs = new ArrayList<>();
    inputs.add(vectors(fused.query(), query));
    inputs.add(vectors(fused.keys(), keys));
    inputs.add(vectors(fused.values(), inputShape(fused.attention(), 2)));
    inputs.addAll(List.of("", "", bias(operator, fused.mask(), query, keys.size(2))));
    String output = writer.reserveLike("MultiHeadAttention");
    writer.contributed(
        "MultiHeadAttention",
        withoutTrail(inputs),
        List.of(output),
        Attributes.of("num_heads", query.size(1).value()),
        Attributes.of("scale", operator.scale()));
    return Map.of(fused.at(), result(fused.at(), output));
  }

  private Map<Integer, Value> norm(SkippedNorm fused) {
    String output = writer.reserveLike("SkipSimplifiedLayerNormalization");
    String sum = fused.sumIsRead() ? writer.reserveLike("sum") : "";
    List<String> outputs = sum.isEmpty() ? List.of(output) : List.of(output, "", "", sum);
    writer.contributed(
        "SkipSimplifiedLayerNormalization",
        List.of(
            values.get(fused.left()).name(),
            values.get(fused.right()).name(),
            values.get(fused.weight()).name()),
        outputs,
        Attributes.of("epsilon", fused.epsilon()));
    return Map.of(fused.at(), result(fused.at(), sum), fused.norm(), result(fused.norm(), output));
  }

  /** Heads as vectors (batch, tokens, heads * width). */
  private String vectors(Heads heads, Shape shape) {
    Value value = values.get(heads.value());
    Shape merged = Shape.of(shape.size(0), shape.size(2), shape.size(1).times(shape.size(3)));
    if (heads.split()) {
      String swapped =
          writer.node(
              "Transpose", List.of(value.name()), Attributes.of("perm", List.of(0L, 2L, 1L, 3L)));
      return reshaped(swapped, merged);
    }
    if (heads.norm().isEmpty()) {
      return value.name();
    }
    Heads.Norm norm = heads.norm().get();
    Shape apart = Shape.of(shape.size(0), shape.size(2), shape.size(1), shape.size(3));
    String weight = norm.weight().map(this::floats).orElseGet(() -> ones(shape.size(3)));
    String normal =
        NormTranslations.simplified(writer, reshaped(value.name(), apart), weight, norm.epsilon());
    return reshaped(normal, merged);
  }

  private String floats(int number) {
    Value value = values.get(number);
    return writer.cast(value.name(), value.type(), ElementType.FLOAT32);
  }

  private String ones(Size width) {
    return writer.node("Expand", List.of(writer.number(1), sizes.vector(width)));
  }

  private String reshaped(String value, Shape target) {
    return writer.reshaped(value, sizes.vector(target));
  }

  private Shape inputShape(int node, int input) {
    return graph.shape(graph.node(node).inputs().get(input));
  }

  private Value result(int number, String name) {
    return new Value(name, graph.type(number), graph.shape(number));
  }

  /** Inputs that are left out at the end are not there. */
  private static List<String> withoutTrail(List<String> inputs) {
    int last = inputs.size();
    while (inputs.get(last - 1).isEmpty()) {
      last--;
    }
    return inputs.subList(0, last);
  }
}
