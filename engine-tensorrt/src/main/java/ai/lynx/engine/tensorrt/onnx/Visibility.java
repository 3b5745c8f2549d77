package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which query sees which key, as BOOL that stretches to (batch, heads, queries, keys). */
record Visibility(NodeWriter writer, SizeNodes sizes) {
  /** What hidden scores are: finite, so that a query that sees nothing gets numbers. */
  static final double HIDDEN = -Float.MAX_VALUE;

  /** What a mask (batch, keys) or (batch, queries, keys) says. */
  String given(Value mask) {
    String axes = mask.shape().rank() == 2 ? writer.longs(1, 2) : writer.longs(1);
    return writer.node("Unsqueeze", List.of(mask.name(), axes));
  }

  /** Keys up to the query's own, the last query's being the last: (queries, keys). */
  String before(Size queries, Size keys) {
    return writer.node("LessOrEqual", List.of(range(Size.of(0), keys), own(queries, keys)));
  }

  /** Keys from so many back from the query's own, it included: (queries, keys). */
  String within(long window, Size queries, Size keys) {
    String first = writer.node("Sub", List.of(own(queries, keys), writer.index(window)));
    return writer.node("Greater", List.of(range(Size.of(0), keys), first));
  }

  /** What both of two allow. */
  String both(@Nullable String one, String other) {
    return one == null ? other : writer.node("And", List.of(one, other));
  }

  /** Visibility as numbers that are added to scores, (batch, 1, queries, keys). */
  String bias(String visible, Size batch, Size queries, Size keys) {
    String numbers =
        writer.node("Where", List.of(visible, writer.number(0), writer.number(HIDDEN)));
    return writer.node(
        "Expand", List.of(numbers, sizes.vector(Shape.of(batch, Size.of(1), queries, keys))));
  }

  /** The number of each query's own key, (queries, 1). */
  private String own(Size queries, Size keys) {
    return writer.node("Unsqueeze", List.of(range(keys.minus(queries), keys), writer.longs(1)));
  }

  private String range(Size from, Size to) {
    return writer.node("Range", List.of(sizes.scalar(from), sizes.scalar(to), writer.index(1)));
  }
}
