package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.AttributeProto;
import ai.lynx.engine.tensorrt.format.Onnx.GraphProto;
import ai.lynx.engine.tensorrt.format.Onnx.NodeProto;
import ai.lynx.engine.tensorrt.format.Onnx.TensorProto;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds nodes and constants to an ONNX graph.
 *
 * <p>Everything that nodes compute depends on their inputs only, so a node that is there already is
 * not added again: masks and positions that each layer asks for are computed once.
 */
final class NodeWriter {
  /** The domain of ONNX Runtime's own operators. */
  static final String CONTRIBUTED = "com.microsoft";

  private final GraphProto.Builder graph;
  private final Set<String> names = new HashSet<>();
  private final Map<NodeProto, String> nodes = new HashMap<>();
  private final Map<TensorProto, String> constants = new HashMap<>();

  NodeWriter(GraphProto.Builder graph) {
    this.graph = graph;
  }

  /** Makes sure that no value computed meanwhile gets this name. */
  void reserve(String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("Two values of the graph are called " + name + ".");
    }
  }

  /** The result of a standard operator. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    return node("", operator, inputs, attributes);
  }

  /** The result of one of ONNX Runtime's own operators. */
  String contributed(String operator, List<String> inputs, AttributeProto... attributes) {
    return node(CONTRIBUTED, operator, inputs, attributes);
  }

  private String node(
      String domain, String operator, List<String> inputs, AttributeProto... attributes) {
    NodeProto node =
        NodeProto.newBuilder()
            .setDomain(domain)
            .setOpType(operator)
            .addAllInput(inputs)
            .addAllAttribute(Arrays.asList(attributes))
            .build();
    return nodes.computeIfAbsent(
        node,
        key -> {
          String name = fresh(operator);
          graph.addNode(key.toBuilder().setName(name).addOutput(name));
          return name;
        });
  }

  /**
   * Adds one of ONNX Runtime's own operators whose results have names.
   *
   * @param outputs names that are reserved; "" leaves a result out
   */
  void contributed(
      String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(fresh(operator))
            .setDomain(CONTRIBUTED)
            .setOpType(operator)
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(Arrays.asList(attributes)));
  }

  /** Whether any of ONNX Runtime's own operators is used. */
  boolean hasContributed() {
    return graph.getNodeList().stream().anyMatch(node -> node.getDomain().equals(CONTRIBUTED));
  }

  /** A name like the given one that nothing has, and nothing will get. */
  String reserveLike(String name) {
    return fresh(name);
  }

  /** The values that nodes read. */
  Set<String> read() {
    Set<String> read = new HashSet<>();
    graph.getNodeList().forEach(node -> read.addAll(node.getInputList()));
    return read;
  }

  /** Gives a value another name, which is an output's. */
  void alias(String value, String name) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(fresh("Identity"))
            .setOpType("Identity")
            .addInput(value)
            .addOutput(name));
  }

  /**
   * The value's elements under another shape, in which a size of 0 means no elements.
   *
   * @param target the sizes, a vector of INT64
   */
  String reshaped(String value, String target) {
    return node("Reshape", List.of(value, target), Attributes.of("allowzero", 1));
  }

  /**
   * The value with zeros behind it.
   *
   * @param missing how many along the axis, a vector of one INT64
   */
  String padded(String value, int axis, String missing) {
    String around = node("Concat", List.of(longs(0), missing), Attributes.of("axis", 0));
    return node("Pad", List.of(value, around, "", longs(axis)));
  }

  /** The value in another element type. */
  String cast(String value, ElementType from, ElementType to) {
    return from == to
        ? value
        : node("Cast", List.of(value), Attributes.of("to", OnnxType.of(to).getNumber()));
  }

  /** A vector of INT64. */
  String longs(long... values) {
    return constant(TensorData.of(values, values.length));
  }

  /** A scalar of INT64. */
  String index(long value) {
    return constant(TensorData.of(new long[] {value}));
  }

  /** A scalar of FLOAT32. */
  String number(double value) {
    return constant(TensorData.of(new float[] {(float) value}));
  }

  /** Numbers that are part of the graph. */
  String constant(TensorData data) {
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDataType(OnnxType.of(data.type()).getNumber())
            .addAllDims(dimensions(data.shape()))
            .setRawData(ByteString.copyFrom(data.bytes().duplicate()))
            .build();
    return constants.computeIfAbsent(
        tensor,
        key -> {
          String name = fresh("constant");
          graph.addInitializer(key.toBuilder().setName(name));
          return name;
        });
  }

  static List<Long> dimensions(Shape known) {
    return Arrays.stream(known.toLongs()).boxed().toList();
  }

  private String fresh(String stem) {
    String name = stem;
    for (int i = names.size(); !names.add(name); i++) {
      name = stem + "_" + i;
    }
    return name;
  }
}
