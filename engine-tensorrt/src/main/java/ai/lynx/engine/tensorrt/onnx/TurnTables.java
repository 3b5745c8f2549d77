package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.List;

/**
 * Rotary positions as ONNX Runtime's own operators take them: a table of cosines and one of sines,
 * and for each token its row.
 *
 * <p>A table has a row for each token that is read now, so that it is right for any position;
 * layers that turn alike share it.
 *
 * @param positions INT64 (batch, tokens)
 * @param frequencies FLOAT32 (r)
 */
record TurnTables(NodeWriter writer, SizeNodes sizes, Value positions, String frequencies) {
  /** Each token's row, INT64 (batch, tokens). */
  String places() {
    String rows =
        writer.node("Range", List.of(writer.index(0), sizes.scalar(tokens()), writer.index(1)));
    return writer.reshaped(rows, sizes.vector(positions.shape()));
  }

  /** (batch * tokens, r). */
  String cosines(double amplitude) {
    return amplified(writer.node("Cos", List.of(angles())), amplitude);
  }

  /** (batch * tokens, r). */
  String sines(double amplitude) {
    return amplified(writer.node("Sin", List.of(angles())), amplitude);
  }

  /** A table with at least so many rows; those that are added are never read. */
  String atLeast(Size rows, String table) {
    if (rows.equals(tokens())) {
      return table;
    }
    String missing =
        writer.node("Max", List.of(sizes.vector(rows.minus(tokens())), writer.longs(0)));
    return writer.padded(table, 0, missing);
  }

  private Size tokens() {
    return positions.shape().elements();
  }

  private String angles() {
    String column = writer.reshaped(positions.name(), sizes.vector(Shape.of(tokens(), Size.of(1))));
    return writer.node(
        "Mul", List.of(writer.cast(column, positions.type(), ElementType.FLOAT32), frequencies));
  }

  private String amplified(String table, double amplitude) {
    return amplitude == 1 ? table : writer.node("Mul", List.of(table, writer.number(amplitude)));
  }
}
