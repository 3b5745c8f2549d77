package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attention and rotary positions from standard operators. */
final class AttentionTranslations {
  private AttentionTranslations() {}

  static String attention(Attention operator, Step step) {
    NodeWriter writer = step.writer();
    Shape query = step.input(0).shape(); // (batch, heads, queries, width)
    Shape keys = step.input(1).shape(); // (batch, key heads, keys, width)
    Size keyHeads = keys.size(1);
    long group = query.size(1).value() / keyHeads.value();
    Shape scoresShape = Shape.of(query.size(0), query.size(1), query.size(2), keys.size(2));
    // The queries of all heads that share a key head stand below one another.
    Size stacked = query.size(2).times(group);

    String scaled = writer.node("Mul", List.of(step.floats(0), writer.number(operator.scale())));
    String rows =
        group == 1
            ? scaled
            : reshaped(step, scaled, Shape.of(query.size(0), keyHeads, stacked, query.size(3)));
    String turned =
        writer.node(
            "Transpose",
            List.of(step.floats(1)),
            Attributes.of("perm", List.of(0L, 1L, 3L, 2L))); // (batch, key heads, width, keys)
    String scores = writer.node("MatMul", List.of(rows, turned));
    String visible = visible(operator, step);
    if (visible != null) {
      String apart = group == 1 ? scores : reshaped(step, scores, scoresShape);
      String masked =
          writer.node("Where", List.of(visible, apart, writer.number(Visibility.HIDDEN)));
      scores =
          group == 1
              ? masked
              : reshaped(step, masked, Shape.of(query.size(0), keyHeads, stacked, keys.size(2)));
    }
    String shares = writer.node("Softmax", List.of(scores), Attributes.of("axis", -1));
    String mixed = writer.node("MatMul", List.of(shares, step.floats(2)));
    return step.rounded(group == 1 ? mixed : reshaped(step, mixed, step.shape()));
  }

  private static String reshaped(Step step, String value, Shape target) {
    return step.writer().reshaped(value, step.sizes().vector(target));
  }

  /** Which query sees which key, of a shape that stretches to (batch, heads, queries, keys). */
  private static @Nullable String visible(Attention operator, Step step) {
    Visibility visibility = new Visibility(step.writer(), step.sizes());
    Size queries = step.input(0).shape().size(2);
    Size keys = step.input(1).shape().size(2);
    String visible = step.has(3) ? visibility.given(step.input(3)) : null;
    if (operator.causal() && (!queries.equals(Size.of(1)) || operator.window().isPresent())) {
      visible = visibility.both(visible, visibility.before(queries, keys));
    }
    if (operator.window().isPresent()) {
      int window = operator.window().getAsInt();
      visible = visibility.both(visible, visibility.within(window, queries, keys));
    }
    return visible;
  }

  static String rotary(Rotary operator, Step step) {
    NodeWriter writer = step.writer();
    long width = step.input(0).shape().size(3).value();
    long half = step.input(2).shape().size(0).value();
    String x = step.floats(0);
    if (half == 0) {
      return step.rounded(x);
    }
    boolean countsHeads = 2 * half < width; // the operator has to know how many there are
    if (step.available().contains(Contributed.ROTARY_EMBEDDING)
        && (!countsHeads || step.shape().size(1).isKnown())) {
      return step.rounded(embedded(step, x, half, width));
    }
    String positions =
        writer.node(
            "Unsqueeze",
            List.of(
                step.as(1, ai.lynx.spi.tensor.ElementType.FLOAT32),
                writer.longs(1, 3))); // (batch, 1, tokens, 1)
    String angles =
        writer.node("Mul", List.of(positions, step.floats(2))); // (batch, 1, tokens, half)
    String cosine = writer.node("Cos", List.of(angles));
    String sine = writer.node("Sin", List.of(angles));
    String left = part(step, x, 0, half);
    String right = part(step, x, half, 2 * half);
    List<String> parts = new ArrayList<>();
    parts.add(
        writer.node(
            "Sub",
            List.of(
                writer.node("Mul", List.of(left, cosine)),
                writer.node("Mul", List.of(right, sine)))));
    parts.add(
        writer.node(
            "Add",
            List.of(
                writer.node("Mul", List.of(right, cosine)),
                writer.node("Mul", List.of(left, sine)))));
    if (2 * half < width) {
      parts.add(part(step, x, 2 * half, width));
    }
    return step.rounded(writer.node("Concat", parts, Attributes.of("axis", 3)));
  }

  private static String embedded(Step step, String x, long half, long width) {
    NodeWriter writer = step.writer();
    TurnTables tables = new TurnTables(writer, step.sizes(), step.input(1), step.floats(2));
    List<String> inputs = List.of(x, tables.places(), tables.cosines(1), tables.sines(1));
    return 2 * half == width
        ? writer.contributed("RotaryEmbedding", inputs)
        : writer.contributed(
            "RotaryEmbedding",
            inputs,
            Attributes.of("rotary_embedding_dim", 2 * half),
            Attributes.of("num_heads", step.shape().size(1).value()));
  }

  private static String part(Step step, String x, long from, long to) {
    return AxisTranslations.stretch(step, x, step.writer().longs(from), step.writer().longs(to), 3);
  }
}
