package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.GraphProto;
import ai.lynx.engine.tensorrt.format.Onnx.ModelProto;
import ai.lynx.engine.tensorrt.format.Onnx.OperatorSetIdProto;
import ai.lynx.engine.tensorrt.format.Onnx.StringStringEntryProto;
import ai.lynx.engine.tensorrt.format.Onnx.TensorProto;
import ai.lynx.engine.tensorrt.format.Onnx.TensorShapeProto;
import ai.lynx.engine.tensorrt.format.Onnx.TypeProto;
import ai.lynx.engine.tensorrt.format.Onnx.ValueInfoProto;
import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.engine.tensorrt.fusion.Fusion;
import ai.lynx.engine.tensorrt.fusion.Fusions;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a recorded graph as an ONNX model, node by node. For one graph. */
public final class GraphTranslation {
  /** ONNX's version of operators; the oldest with all that are written. */
  private static final int OPERATOR_SET = 18;

  /** The version of the file format that came with it. */
  private static final int FORMAT = 8;

  private final Graph graph;
  private final Map<Tensor, String> weightNames;
  private final Map<Tensor, PackedWeight> packed;
  private final GraphProto.Builder proto = GraphProto.newBuilder();
  private final NodeWriter writer = new NodeWriter(proto);
  private final SizeNodes sizes = new SizeNodes(writer);
  private final List<Value> values = new ArrayList<>();
  private final Map<String, Tensor> weights = new LinkedHashMap<>();
  private final Set<Contributed> available;
  private final Fusions fusions;
  private final RoomPlan rooms;

  private GraphTranslation(
      Graph graph,
      Map<Tensor, String> weightNames,
      Map<Tensor, PackedWeight> packed,
      Set<Contributed> available) {
    this.packed = packed;
    this.graph = graph;
    this.weightNames = weightNames;
    this.available = available;
    this.fusions = Fusions.of(graph, available);
    this.rooms = new RoomPlan(graph, fusions);
  }

  /**
   * Writes a graph.
   *
   * @param name what the graph computes
   */
  public static OnnxModel of(String name, Graph graph) {
    return of(name, graph, Map.of());
  }

  /**
   * Writes a graph.
   *
   * @param name what the graph computes
   * @param weightNames what weights are called in the model; others get numbers
   */
  public static OnnxModel of(String name, Graph graph, Map<Tensor, String> weightNames) {
    return of(name, graph, weightNames, Map.of(), Set.of());
  }

  /**
   * Writes a graph.
   *
   * @param name what the graph computes
   * @param weightNames what weights are called in the model; others get numbers
   * @param packed weights that linear layers read in few bits; only ONNX Runtime can
   * @param available ONNX Runtime's own operators that may be used beside the standard ones
   */
  public static OnnxModel of(
      String name,
      Graph graph,
      Map<Tensor, String> weightNames,
      Map<Tensor, PackedWeight> packed,
      Set<Contributed> available) {
    return new GraphTranslation(graph, weightNames, packed, available).translate(name);
  }

  private OnnxModel translate(String name) {
    graph.inputs().forEach(input -> writer.reserve(input.name()));
    Map<String, String> outputs = new LinkedHashMap<>();
    // An output may have the name of an input; in the model it gets another.
    graph.outputs().keySet().forEach(output -> outputs.put(output, writer.reserveLike(output)));
    rooms.name(writer, outputs);
    graph.inputs().forEach(this::input);
    rooms.fresh().forEach(room -> proto.addInput(info(room.input(), rooms.memory(room))));
    Map<String, String> numbers = numbers();
    for (int i = 0; i < graph.weights().size(); i++) {
      Tensor weight = graph.weights().get(i);
      weight(writer.reserveLike(weightNames.getOrDefault(weight, "weight." + i)), weight);
    }
    nodes();
    graph
        .outputs()
        .forEach(
            (output, number) -> {
              Value value = values.get(number);
              Optional<OnnxModel.Room> room = rooms.of(output);
              if (room.isPresent()) { // another name would be a copy
                proto.addOutput(info(outputs.get(output), rooms.memory(room.get())));
              } else {
                writer.alias(value.name(), outputs.get(output));
                proto.addOutput(info(outputs.get(output), value.type(), value.shape()));
              }
            });
    Set<String> read = writer.read();
    weights.keySet().retainAll(read);
    weights.forEach((weight, tensor) -> proto.addInitializer(initializer(weight, tensor)));
    ModelProto.Builder model = model(proto.setName(name));
    if (writer.hasContributed()) {
      model.addOpsetImport(
          OperatorSetIdProto.newBuilder().setDomain(NodeWriter.CONTRIBUTED).setVersion(1));
    }
    return new OnnxModel(model.build(), weights, outputs, rooms.all(), numbers);
  }

  /** A graph as a model of standard operators. */
  static ModelProto.Builder model(GraphProto.Builder graph) {
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .setProducerName("Lynx")
        .setGraph(graph)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET));
  }

  private void nodes() {
    FusedTranslations fused = new FusedTranslations(graph, writer, sizes, values, rooms.names());
    Map<Integer, Value> ahead = new HashMap<>(); // results whose places are still to come
    for (Graph.Node node : graph.nodes()) {
      int number = values.size();
      Optional<Fusion> fusion = fusions.at(number);
      if (fusion.isPresent()) {
        Map<Integer, Value> results =
            fusions.isWritten(fusion.get()) ? fused.write(fusion.get()) : Map.of();
        results.forEach(
            (value, result) -> {
              if (value < number) {
                values.set(value, result);
              } else {
                ahead.put(value, result);
              }
            });
      }
      Value result = ahead.remove(number);
      if (result == null && fusions.isWritten(number)) {
        List<Value> read = node.inputs().stream().map(values::get).toList();
        Step step = new Step(writer, sizes, read, node.type(), node.shape(), available);
        result = new Value(Translations.write(node.operator(), step), node.type(), node.shape());
      }
      values.add(result == null ? new Value("", node.type(), node.shape()) : result);
    }
  }

  private void input(Graph.Input input) {
    values.add(new Value(input.name(), input.type(), input.shape()));
    Optional<OnnxModel.Room> room = rooms.after(input.name());
    if (room.isPresent()) { // how long the past is cannot be seen from its memory
      proto.addInput(info(input.name(), rooms.memory(room.get())));
    } else {
      proto.addInput(info(input.name(), input.type(), input.shape()));
      sizes.learn(input.name(), input.shape());
    }
  }

  /** Inputs for the symbols that no input has as a size of its own. */
  private Map<String, String> numbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    if (!rooms.all().isEmpty()) {
      for (Size symbol : graph.symbolicSizes()) {
        if (!sizes.knows(symbol)) {
          String input = writer.reserveLike("number of " + symbol);
          proto.addInput(info(input, ElementType.INT64, Shape.of(1)));
          sizes.learnNumber(symbol.toString(), input);
          numbers.put(symbol.toString(), input);
        }
      }
    }
    return numbers;
  }

  private void weight(String name, Tensor weight) {
    weights.put(name, weight);
    values.add(new Value(name, weight.type(), weight.shape(), packed(name, packed.get(weight))));
  }

  private Value.@Nullable Packed packed(String name, @Nullable PackedWeight weight) {
    if (weight == null) {
      return null;
    }
    return new Value.Packed(
        part(name + ".blocks", weight.blocks()),
        part(name + ".scales", weight.scales()),
        weight.zeros() == null ? "" : part(name + ".zeros", weight.zeros()),
        weight.offsets() == null ? "" : part(name + ".offsets", weight.offsets()),
        weight.bits(),
        weight.block());
  }

  private String part(String name, Tensor part) {
    String reserved = writer.reserveLike(name);
    weights.put(reserved, part);
    return reserved;
  }

  private static TensorProto initializer(String name, Tensor weight) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(OnnxType.of(weight.type()).getNumber())
        .addAllDims(NodeWriter.dimensions(weight.shape()))
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(StringStringEntryProto.newBuilder().setKey("location").setValue(name))
        .build();
  }

  private static ValueInfoProto info(String room, Shape shape) {
    return info(room, ElementType.FLOAT32, shape);
  }

  static ValueInfoProto info(String name, ElementType type, Shape shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (Size size : shape.sizes()) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      if (size.isKnown()) {
        dimension.setDimValue(size.value());
      } else {
        dimension.setDimParam(size.toString());
      }
      dimensions.addDim(dimension);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(OnnxType.of(type).getNumber())
                        .setShape(dimensions)))
        .build();
  }
}
