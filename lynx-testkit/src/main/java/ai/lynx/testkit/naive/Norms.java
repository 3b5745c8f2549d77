package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Operators on each row of the last axis. */
final class Norms {
  private Norms() {}

  static NaiveArray layerNorm(LayerNorm norm, List<NaiveArray> inputs, Shape shape) {
    return inputs
        .get(0)
        .mapRows(
            shape,
            row -> {
              double mean = Arrays.stream(row).average().orElse(0);
              double variance =
                  Arrays.stream(row).map(x -> (x - mean) * (x - mean)).average().orElse(0);
              double[] result = new double[row.length];
              for (int i = 0; i < row.length; i++) {
                double weight = inputs.size() > 1 ? inputs.get(1).at(i) : 1;
                double bias = inputs.size() > 2 ? inputs.get(2).at(i) : 0;
                result[i] = (row[i] - mean) / Math.sqrt(variance + norm.epsilon()) * weight + bias;
              }
              return result;
            });
  }

  static NaiveArray rmsNorm(RmsNorm norm, List<NaiveArray> inputs, Shape shape) {
    return inputs
        .get(0)
        .mapRows(
            shape,
            row -> {
              double square = Arrays.stream(row).map(x -> x * x).average().orElse(0);
              double[] result = new double[row.length];
              for (int i = 0; i < row.length; i++) {
                double weight = inputs.size() > 1 ? inputs.get(1).at(i) : 1;
                result[i] = row[i] / Math.sqrt(square + norm.epsilon()) * weight;
              }
              return result;
            });
  }

  static NaiveArray softmax(Softmax softmax, List<NaiveArray> inputs, Shape shape) {
    return inputs
        .get(0)
        .mapRows(
            shape,
            row -> {
              double logSum = logSumExp(row);
              return Arrays.stream(row)
                  .map(x -> softmax.logarithm() ? x - logSum : Math.exp(x - logSum))
                  .toArray();
            });
  }

  /** {@code log(sum(exp(x)))}, without overflow. */
  static double logSumExp(double[] row) {
    double most = Arrays.stream(row).max().orElse(0);
    return most + Math.log(Arrays.stream(row).map(x -> Math.exp(x - most)).sum());
  }
}
