package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Sums of products. */
final class Products {
  private Products() {}

  static NaiveArray linear(Linear linear, List<NaiveArray> inputs, Shape shape) {
    double[] x = inputs.get(0).values(); // (rows, in)
    double[] weight = inputs.get(1).values(); // (out, in)
    int out = inputs.get(1).size(0);
    int in = inputs.get(1).size(1);
    NaiveArray y = NaiveArray.zeros(shape); // (rows, out)
    for (int i = 0; i < y.values().length; i++) {
      int row = i / out;
      int column = i % out;
      double sum = inputs.size() == 3 ? inputs.get(2).at(column) : 0;
      for (int k = 0; k < in; k++) {
        sum += x[row * in + k] * weight[column * in + k];
      }
      y.values()[i] = sum;
    }
    return y;
  }

  static NaiveArray matMul(MatMul matMul, List<NaiveArray> inputs, Shape shape) {
    NaiveArray left = inputs.get(0); // (..., n, k)
    NaiveArray right = inputs.get(1); // (..., k, m)
    return NaiveArray.of(
        shape,
        index -> {
          int row = index.length - 2;
          int column = index.length - 1;
          double sum = 0;
          for (int k = 0; k < left.size(-1); k++) {
            sum += entry(left, index, index[row], k) * entry(right, index, k, index[column]);
          }
          return sum;
        });
  }

  /** Element (row, column) of the matrix that belongs to the outer axes of an index. */
  private static double entry(NaiveArray matrices, int[] index, int row, int column) {
    int outer = matrices.rank() - 2;
    int missing = index.length - matrices.rank();
    int[] source = Arrays.copyOfRange(index, missing, index.length);
    for (int axis = 0; axis < outer; axis++) {
      if (matrices.size(axis) == 1) {
        source[axis] = 0;
      }
    }
    source[outer] = row;
    source[outer + 1] = column;
    return matrices.at(source);
  }

  static NaiveArray patchEmbedding(
      PatchEmbedding patchEmbedding, List<NaiveArray> inputs, Shape shape) {
    NaiveArray pixels = inputs.get(0); // (pictures, channels, height, width)
    NaiveArray weight = inputs.get(1); // (out, channels, patch, patch)
    int patch = weight.size(2);
    int columns = pixels.size(3) / patch;
    return NaiveArray.of(
        shape,
        index -> {
          int top = index[1] / columns * patch;
          int left = index[1] % columns * patch;
          int out = index[2];
          double sum = inputs.size() == 3 ? inputs.get(2).at(out) : 0;
          for (int channel = 0; channel < weight.size(1); channel++) {
            for (int y = 0; y < patch; y++) {
              for (int x = 0; x < patch; x++) {
                sum +=
                    pixels.at(index[0], channel, top + y, left + x) * weight.at(out, channel, y, x);
              }
            }
          }
          return sum;
        });
  }
}
