package ai.lynx.spi.graph;

import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.Map;

/** Operators with the symbols in their attributes replaced by numbers. */
record OperatorBinding(Map<String, Long> symbols) {
  Operator bind(Operator operator) {
    if (operator instanceof Reshape reshape) {
      return new Reshape(bind(reshape.target()));
    }
    if (operator instanceof Broadcast broadcast) {
      return new Broadcast(bind(broadcast.target()));
    }
    if (operator instanceof Fill fill) {
      return new Fill(fill.value(), fill.elementType(), bind(fill.target()));
    }
    if (operator instanceof Slice slice) {
      return new Slice(slice.axis(), bind(slice.from()), bind(slice.to()));
    }
    return operator;
  }

  private Shape bind(Shape shape) {
    return new Shape(shape.sizes().stream().map(this::bind).toList());
  }

  private Size bind(Size size) {
    return Size.of(size.evaluate(symbols::get));
  }
}
