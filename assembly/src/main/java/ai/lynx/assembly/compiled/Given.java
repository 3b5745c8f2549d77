package ai.lynx.assembly.compiled;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;

/**
 * A tensor that code is run with, and the shape under which the code is recorded.
 *
 * @param shape with symbols for sizes that may be others at the next run
 */
record Given(String name, Tensor tensor, Shape shape) {
  static Given of(String name, Tensor tensor, Size... sizes) {
    return new Given(name, tensor, Shape.of(sizes));
  }

  Graph.Input input() {
    return new Graph.Input(name, tensor.type(), shape);
  }
}
