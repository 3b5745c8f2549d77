package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/** Operators that put the same numbers in other places: nothing may be lost. */
final class LayoutCases {
  private LayoutCases() {}

  static List<OperatorCase> all() {
    Samples samples = Samples.named("layout");
    List<OperatorCase> cases = new ArrayList<>();
    reshapes(cases, samples);
    permutations(cases, samples);
    stretches(cases, samples);
    slices(cases, samples);
    concatenations(cases, samples);
    caches(cases, samples);
    return cases;
  }

  private static void reshapes(List<OperatorCase> cases, Samples samples) {
    Reshape pairs = new Reshape(Shape.of(3, 2, 5));
    cases.add(OperatorCase.exact("(6, 5) to (3, 2, 5)", pairs, samples.normal(6, 5)));
    cases.add(OperatorCase.exact("int64", pairs, samples.ids(99, 5, 6)));
    cases.add(OperatorCase.exact("bool", pairs, samples.flags(30)));
    cases.add(OperatorCase.exact("to a scalar", new Reshape(Shape.SCALAR), samples.normal(1, 1)));
    cases.add(OperatorCase.exact("from a scalar", new Reshape(Shape.of(1)), samples.normal()));
    cases.add(OperatorCase.exact("empty", new Reshape(Shape.of(0, 7)), samples.normal(2, 0, 3)));
  }

  private static void permutations(List<OperatorCase> cases, Samples samples) {
    cases.add(OperatorCase.exact("transposed", new Permute(List.of(1, 0)), samples.normal(3, 5)));
    cases.add(
        OperatorCase.exact("heads", new Permute(List.of(0, 2, 1, 3)), samples.normal(2, 3, 4, 5)));
    // A cycle is not its own inverse, so this tells apart the two readings of "axes".
    cases.add(OperatorCase.exact("cycle", new Permute(List.of(2, 0, 1)), samples.normal(2, 3, 5)));
    cases.add(OperatorCase.exact("int64", new Permute(List.of(1, 2, 0)), samples.ids(9, 2, 3, 4)));
  }

  private static void stretches(List<OperatorCase> cases, Samples samples) {
    cases.add(OperatorCase.exact("one axis", new Broadcast(Shape.of(3, 5)), samples.normal(3, 1)));
    cases.add(
        OperatorCase.exact("outer axes", new Broadcast(Shape.of(2, 3, 5)), samples.normal(5)));
    cases.add(OperatorCase.exact("scalar", new Broadcast(Shape.of(2, 3)), samples.normal()));
    cases.add(OperatorCase.exact("nothing", new Broadcast(Shape.of(2, 3)), samples.normal(2, 3)));
    cases.add(OperatorCase.exact("bool", new Broadcast(Shape.of(4, 3)), samples.flags(1, 3)));
    cases.add(OperatorCase.exact("int64", new Broadcast(Shape.of(4, 3)), samples.ids(9, 3)));
  }

  private static void slices(List<OperatorCase> cases, Samples samples) {
    slice(cases, samples, 0, 1, 3, 4, 3);
    slice(cases, samples, 1, 0, 2, 4, 3);
    slice(cases, samples, -1, 2, 5, 2, 3, 5);
    slice(cases, samples, -2, 1, 2, 2, 3, 5);
    slice(cases, samples, 1, 0, 3, 2, 3);
    slice(cases, samples, 1, 2, 2, 2, 3);
    slice(cases, samples, 0, 3, 3, 3, 2);
    cases.add(
        OperatorCase.exact("int64", new Slice(1, Size.of(1), Size.of(3)), samples.ids(50, 2, 4)));
    cases.add(
        OperatorCase.exact("bool", new Slice(-1, Size.of(0), Size.of(2)), samples.flags(2, 4)));
  }

  private static void slice(
      List<OperatorCase> cases, Samples samples, int axis, int from, int to, long... shape) {
    cases.add(
        OperatorCase.exact(
            "%d to %d of axis %d of %s".formatted(from, to, axis, Shape.of(shape)),
            new Slice(axis, Size.of(from), Size.of(to)),
            samples.normal(shape)));
  }

  private static void concatenations(List<OperatorCase> cases, Samples samples) {
    cases.add(
        OperatorCase.exact(
            "axis 0", new Concatenate(0), samples.normal(2, 3), samples.normal(1, 3)));
    cases.add(
        OperatorCase.exact(
            "three on axis 1",
            new Concatenate(1),
            samples.normal(2, 1, 3),
            samples.normal(2, 4, 3),
            samples.normal(2, 2, 3)));
    cases.add(
        OperatorCase.exact(
            "last axis", new Concatenate(-1), samples.normal(2, 3), samples.normal(2, 2)));
    cases.add(OperatorCase.exact("one alone", new Concatenate(0), samples.normal(2, 3)));
    cases.add(
        OperatorCase.exact(
            "with an empty one", new Concatenate(1), samples.normal(2, 0), samples.normal(2, 3)));
    cases.add(
        OperatorCase.exact("int64", new Concatenate(0), samples.ids(9, 3), samples.ids(9, 2)));
    cases.add(
        OperatorCase.exact("bool", new Concatenate(1), samples.flags(2, 3), samples.flags(2, 1)));
    cases.add(
        OperatorCase.exact(
            "uint8",
            new Concatenate(0),
            samples.whole(ElementType.UINT8, 0, 255, 3),
            samples.whole(ElementType.UINT8, 0, 255, 2)));
  }

  private static void caches(List<OperatorCase> cases, Samples samples) {
    ExtendCache extend = new ExtendCache();
    cases.add(
        OperatorCase.exact(
            "one token", extend, samples.normal(2, 3, 4, 5), samples.normal(2, 3, 1, 5)));
    cases.add(
        OperatorCase.exact(
            "several tokens", extend, samples.normal(1, 2, 1, 3), samples.normal(1, 2, 3, 3)));
    cases.add(
        OperatorCase.exact(
            "nothing before", extend, samples.normal(1, 2, 0, 3), samples.normal(1, 2, 2, 3)));
  }
}
