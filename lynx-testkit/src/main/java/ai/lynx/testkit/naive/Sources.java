package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** Operators without inputs. */
final class Sources {
  private Sources() {}

  static NaiveArray constant(Constant constant, List<NaiveArray> inputs, Shape shape) {
    return HostNumbers.toArray(constant.data());
  }

  static NaiveArray fill(Fill fill, List<NaiveArray> inputs, Shape shape) {
    return NaiveArray.of(shape, index -> HostNumbers.as(fill.elementType(), fill.value()));
  }
}
