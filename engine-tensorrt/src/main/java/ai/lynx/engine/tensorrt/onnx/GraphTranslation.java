package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.GraphProto;
import ai.lynx.engine.tensorrt.format.Onnx.ModelProto;
import ai.lynx.engine.tensorrt.format.Onnx.OperatorSetIdProto;
import ai.lynx.engine.tensorrt.format.Onnx.StringStringEntryProto;
import ai.lynx.engine.tensorrt.format.Onnx.TensorProto;
import ai.lynx.engine.tensorrt.format.Onnx.TensorShapeProto;
import ai.lynx.engine.tensorrt.format.Onnx.TypeProto;
import ai.lynx.engine.tensorrt.format.Onnx.ValueInfoProto;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private GraphTranslation(
      Graph graph, Map<Tensor, String> weightNames, Map<Tensor, PackedWeight> packed) {
    this.packed = packed;
    this.graph = graph;
    this.weightNames = weightNames;
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
    return of(name, graph, weightNames, Map.of());
  }

  /**
   * Writes a graph.
   *
   * @param name what the graph computes
   * @param weightNames what weights are called in the model; others get numbers
   * @param packed weights that linear layers read in few bits; only ONNX Runtime can
   */
  public static OnnxModel of(
      String name, Graph graph, Map<Tensor, String> weightNames, Map<Tensor, PackedWeight> packed) {
    return new GraphTranslation(graph, weightNames, packed).translate(name);
  }

  private OnnxModel translate(String name) {
    graph.inputs().forEach(input -> writer.reserve(input.name()));
    Map<String, String> outputs = new LinkedHashMap<>();
    // An output may have the name of an input; in the model it gets another.
    graph.outputs().keySet().forEach(output -> outputs.put(output, writer.reserveLike(output)));
    graph.inputs().forEach(this::input);
    for (int i = 0; i < graph.weights().size(); i++) {
      Tensor weight = graph.weights().get(i);
      weight(writer.reserveLike(weightNames.getOrDefault(weight, "weight." + i)), weight);
    }
    for (Graph.Node node : graph.nodes()) {
      List<Value> read = node.inputs().stream().map(values::get).toList();
      Step step = new Step(writer, sizes, read, node.type(), node.shape());
      String result = Translations.write(node.operator(), step);
      values.add(new Value(result, node.type(), node.shape()));
    }
    graph
        .outputs()
        .forEach(
            (output, number) -> {
              Value value = values.get(number);
              writer.alias(value.name(), outputs.get(output));
              proto.addOutput(info(outputs.get(output), value.type(), value.shape()));
            });
    Set<String> read = writer.read();
    weights.keySet().retainAll(read);
    weights.forEach((weight, tensor) -> proto.addInitializer(initializer(weight, tensor)));
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("Lynx")
            .setGraph(proto.setName(name))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET));
    if (!packed.isEmpty()) {
      model.addOpsetImport(
          OperatorSetIdProto.newBuilder().setDomain(NodeWriter.CONTRIBUTED).setVersion(1));
    }
    return new OnnxModel(model.build(), weights, outputs);
  }

  private void input(Graph.Input input) {
    proto.addInput(info(input.name(), input.type(), input.shape()));
    values.add(new Value(input.name(), input.type(), input.shape()));
    sizes.learn(input.name(), input.shape());
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

  private static ValueInfoProto info(String name, ElementType type, Shape shape) {
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
