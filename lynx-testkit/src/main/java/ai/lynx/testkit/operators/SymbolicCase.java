package ai.lynx.testkit.operators;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.naive.NaiveScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An operator's case with as many sizes as possible replaced by symbols: those that the operator's
 * own shape rule accepts, of the first axes of the inputs, then the second, and so on.
 *
 * @param given the case with its numbers
 * @param shapes the inputs' shapes with symbols
 */
record SymbolicCase(OperatorCase given, List<Shape> shapes) {
  /** More axes than any case has. */
  private static final int AXES = 5;

  static SymbolicCase of(OperatorCase given) {
    List<Shape> shapes = new ArrayList<>(given.inputs().stream().map(TensorData::shape).toList());
    for (int axis = 0; axis < AXES; axis++) {
      for (int input = 0; input < shapes.size(); input++) {
        if (axis < shapes.get(input).rank() && shapes.get(input).size(axis).isKnown()) {
          replace(given, shapes, axis, input);
        }
      }
    }
    return new SymbolicCase(given, List.copyOf(shapes));
  }

  /** Gives a size a symbol, with all like it on this axis, or else alone, if the rule accepts. */
  private static void replace(OperatorCase given, List<Shape> shapes, int axis, int input) {
    Size size = shapes.get(input).size(axis);
    Size symbol = Size.symbol("n" + axis + input);
    List<Shape> together = new ArrayList<>(shapes);
    together.replaceAll(
        shape ->
            shape.rank() > axis && shape.size(axis).equals(size)
                ? shape.with(axis, symbol)
                : shape);
    List<Shape> alone = new ArrayList<>(shapes);
    alone.set(input, shapes.get(input).with(axis, symbol));
    for (List<Shape> attempt : List.of(together, alone)) {
      if (accepts(given, attempt)) {
        for (int i = 0; i < shapes.size(); i++) {
          shapes.set(i, attempt.get(i));
        }
        return;
      }
    }
  }

  private static boolean accepts(OperatorCase given, List<Shape> shapes) {
    try {
      Shape output = given.operator().shape(shapes);
      return output.rank() == OperatorComparison.shape(given).rank();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return false;
    }
  }

  boolean hasSymbols() {
    return shapes.stream().anyMatch(shape -> !shape.isKnown());
  }

  /** The inputs from the first on that are weights, not given at each run: those of known size. */
  Graph graph(List<Tensor> tensors, boolean weights) {
    Recorder recorder = new Recorder();
    List<Tensor> read = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      read.add(
          weights && i > 0
              ? tensors.get(i)
              : recorder.input("input " + i, tensors.get(i).type(), shape(i, weights)));
    }
    recorder.output("output", recorder.apply(given.operator(), read));
    return recorder.graph();
  }

  private Shape shape(int input, boolean weights) {
    return weights ? given.inputs().get(input).shape() : shapes.get(input);
  }

  /** The same case with every axis that has a symbol twice as long, its numbers repeated. */
  OperatorCase twice() {
    List<TensorData> repeated = new ArrayList<>();
    try (NaiveEngine engine = new NaiveEngine();
        NaiveScope scope = engine.open()) {
      for (int i = 0; i < shapes.size(); i++) {
        Tensor tensor = scope.tensor(given.inputs().get(i));
        for (int axis = 0; axis < shapes.get(i).rank(); axis++) {
          if (!shapes.get(i).size(axis).isKnown()) {
            Tensor[] both = new Tensor[2];
            Arrays.fill(both, tensor);
            tensor = scope.ops().concatenate(axis, both);
          }
        }
        repeated.add(scope.read(tensor));
      }
    }
    return new OperatorCase(
        given.name() + ", twice",
        given.operator(),
        repeated,
        given.tables(),
        given.unspecified(),
        given.slack() * 2,
        given.smooth());
  }
}
