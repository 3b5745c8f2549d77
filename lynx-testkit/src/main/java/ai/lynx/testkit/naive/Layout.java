package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** Operators that put the same numbers in other places. */
final class Layout {
  private Layout() {}

  static NaiveArray reshape(Reshape reshape, List<NaiveArray> inputs, Shape shape) {
    return new NaiveArray(shape, inputs.get(0).values());
  }

  static NaiveArray permute(Permute permute, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0);
    return NaiveArray.of(
        shape,
        index -> {
          int[] source = new int[index.length];
          for (int i = 0; i < index.length; i++) {
            source[permute.axes().get(i)] = index[i];
          }
          return x.at(source);
        });
  }

  static NaiveArray broadcast(Broadcast broadcast, List<NaiveArray> inputs, Shape shape) {
    return NaiveArray.of(shape, inputs.get(0)::stretched);
  }

  static NaiveArray slice(Slice slice, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0);
    int axis = shape.axis(slice.axis());
    int from = Math.toIntExact(slice.from().value());
    return NaiveArray.of(
        shape,
        index -> {
          int[] source = index.clone();
          source[axis] += from;
          return x.at(source);
        });
  }

  static NaiveArray concatenate(Concatenate concatenate, List<NaiveArray> inputs, Shape shape) {
    int axis = shape.axis(concatenate.axis());
    return NaiveArray.of(
        shape,
        index -> {
          int[] source = index.clone();
          int part = 0;
          while (source[axis] >= inputs.get(part).size(axis)) {
            source[axis] -= inputs.get(part).size(axis);
            part++;
          }
          return inputs.get(part).at(source);
        });
  }

  static NaiveArray extendCache(ExtendCache extendCache, List<NaiveArray> inputs, Shape shape) {
    return concatenate(new Concatenate(2), inputs, shape);
  }
}
