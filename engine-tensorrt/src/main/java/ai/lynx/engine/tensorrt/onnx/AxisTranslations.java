package ai.lynx.engine.tensorrt.onnx;

import static ai.lynx.spi.tensor.ElementType.BFLOAT16;
import static ai.lynx.spi.tensor.ElementType.FLOAT32;

import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/** Operators that move elements and compute nothing. */
final class AxisTranslations {
  private AxisTranslations() {}

  static String reshape(Reshape operator, Step step) {
    // Without this a size of 0 would mean "as before", and a symbol may stand for 0.
    boolean mayBeEmpty =
        operator.target().sizes().stream().anyMatch(size -> !size.isKnown() || size.value() == 0);
    String target = step.sizes().vector(operator.target());
    return mayBeEmpty
        ? step.writer().reshaped(step.given(0), target)
        : step.writer().node("Reshape", List.of(step.given(0), target));
  }

  static String permute(Permute operator, Step step) {
    List<Long> axes = operator.axes().stream().map(Integer::longValue).toList();
    return step.writer().node("Transpose", List.of(step.given(0)), Attributes.of("perm", axes));
  }

  static String slice(Slice operator, Step step) {
    return stretch(
        step,
        step.given(0),
        step.sizes().vector(operator.from()),
        step.sizes().vector(operator.to()),
        step.input(0).shape().axis(operator.axis()));
  }

  /** Entries of one axis of a value, from one number up to another. */
  static String stretch(Step step, String value, String from, String to, long axis) {
    return stretch(step.writer(), value, from, to, axis);
  }

  static String stretch(NodeWriter writer, String value, String from, String to, long axis) {
    return writer.node("Slice", List.of(value, from, to, writer.longs(axis)));
  }

  static String broadcast(Broadcast operator, Step step) {
    return expanded(step, step.given(0), operator.target());
  }

  private static String expanded(Step step, String value, Shape target) {
    ElementType through = step.type() == BFLOAT16 ? FLOAT32 : step.type(); // no kernel for it
    String stretched =
        step.writer()
            .node(
                "Expand",
                List.of(
                    step.writer().cast(value, step.type(), through), step.sizes().vector(target)));
    return step.writer().cast(stretched, through, step.type());
  }

  static String concatenate(Concatenate operator, Step step) {
    List<String> parts = IntStream.range(0, step.inputs().size()).mapToObj(step::given).toList();
    int axis = step.shape().axis(operator.axis());
    return step.writer().node("Concat", parts, Attributes.of("axis", axis));
  }

  static String extendCache(ExtendCache operator, Step step) {
    return step.writer()
        .node("Concat", List.of(step.given(0), step.as(1, step.type())), Attributes.of("axis", 2));
  }

  static String gather(Gather operator, Step step) {
    return step.writer()
        .node(
            "Gather",
            List.of(step.given(0), step.given(1)),
            Attributes.of("axis", step.input(0).shape().axis(operator.axis())));
  }

  static String embedding(Embedding operator, Step step) {
    return step.writer()
        .node("Gather", List.of(step.given(0), step.given(1)), Attributes.of("axis", 0));
  }

  static String fill(Fill operator, Step step) {
    return expanded(step, step.writer().constant(one(operator)), operator.target());
  }

  private static TensorData one(Fill operator) {
    ElementType type = operator.elementType();
    if (type.isFloating()) {
      return TensorData.of(new float[] {(float) operator.value()}).to(type);
    }
    long value = (long) operator.value();
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0, type == ElementType.BOOL ? Math.min(1, Math.abs(value)) : value);
    return new TensorData(Shape.SCALAR, type, bytes.limit(type.bytes()));
  }
}
