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
import java.util.List;

/** Writes a recorded graph as an ONNX model, node by node. For one graph. */
public final class GraphTranslation {
  /** ONNX's version of operators; the oldest with all that are written. */
  private static final int OPERATOR_SET = 18;

  /** The version of the file format that came with it. */
  private static final int FORMAT = 8;

  private final Graph graph;
  private final GraphProto.Builder proto = GraphProto.newBuilder();
  private final NodeWriter writer = new NodeWriter(proto);
  private final SizeNodes sizes = new SizeNodes(writer);
  private final List<Value> values = new ArrayList<>();
  private final List<String> weights = new ArrayList<>();

  private GraphTranslation(Graph graph) {
    this.graph = graph;
  }

  /**
   * Writes a graph.
   *
   * @param name what the graph computes
   */
  public static OnnxModel of(String name, Graph graph) {
    return new GraphTranslation(graph).translate(name);
  }

  private OnnxModel translate(String name) {
    graph.inputs().forEach(input -> writer.reserve(input.name()));
    graph.outputs().keySet().forEach(writer::reserve);
    graph.inputs().forEach(this::input);
    for (int i = 0; i < graph.weights().size(); i++) {
      weight("weight." + i, graph.weights().get(i));
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
              writer.alias(value.name(), output);
              proto.addOutput(info(output, value.type(), value.shape()));
            });
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("Lynx")
            .setGraph(proto.setName(name))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET));
    return new OnnxModel(model.build(), weights);
  }

  private void input(Graph.Input input) {
    proto.addInput(info(input.name(), input.type(), input.shape()));
    values.add(new Value(input.name(), input.type(), input.shape()));
    sizes.learn(input.name(), input.shape());
  }

  private void weight(String name, Tensor weight) {
    writer.reserve(name);
    weights.add(name);
    values.add(new Value(name, weight.type(), weight.shape()));
    proto.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxType.of(weight.type()).getNumber())
            .addAllDims(NodeWriter.dimensions(weight.shape()))
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(
                StringStringEntryProto.newBuilder().setKey("location").setValue(name)));
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
