package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** Operators on attention heads: (batch, heads, tokens, head width). */
final class HeadOperators {
  private HeadOperators() {}

  static NaiveArray attention(Attention attention, List<NaiveArray> inputs, Shape shape) {
    NaiveArray query = inputs.get(0); // (batch, heads, queries, head width)
    NaiveArray keys = inputs.get(1); // (batch, key heads, keys, head width)
    NaiveArray values = inputs.get(2); // (batch, key heads, keys, value width)
    int group = keys.size(1) == 0 ? 1 : query.size(1) / keys.size(1);
    NaiveArray result = NaiveArray.zeros(shape); // (batch, heads, queries, value width)
    for (int b = 0; b < query.size(0); b++) {
      for (int h = 0; h < query.size(1); h++) {
        for (int i = 0; i < query.size(2); i++) {
          double[] weights = weights(attention, inputs, b, h, h / group, i);
          for (int column = 0; column < values.size(3); column++) {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
              sum += weights[j] * values.at(b, h / group, j, column);
            }
            result.set(sum, b, h, i, column);
          }
        }
      }
    }
    return result;
  }

  /** How much query i looks at each key; 0 everywhere if it may look nowhere. */
  private static double[] weights(
      Attention attention, List<NaiveArray> inputs, int b, int h, int keyHead, int i) {
    NaiveArray query = inputs.get(0);
    NaiveArray keys = inputs.get(1);
    double[] weights = new double[keys.size(2)];
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < weights.length; j++) {
      double dot = Double.NEGATIVE_INFINITY;
      if (sees(attention, inputs, b, i, j)) {
        dot = 0;
        for (int k = 0; k < query.size(3); k++) {
          dot += attention.scale() * query.at(b, h, i, k) * keys.at(b, keyHead, j, k);
        }
      }
      weights[j] = dot;
      most = Math.max(most, dot);
    }
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = weights[j] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(weights[j] - most);
      sum += weights[j];
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] = sum == 0 ? 0 : weights[j] / sum;
    }
    return weights;
  }

  private static boolean sees(Attention attention, List<NaiveArray> inputs, int b, int i, int j) {
    int own = i + inputs.get(1).size(2) - inputs.get(0).size(2);
    if (attention.causal() && j > own) {
      return false;
    }
    if (attention.window().isPresent() && j <= own - attention.window().getAsInt()) {
      return false;
    }
    if (inputs.size() < 4) {
      return true;
    }
    NaiveArray mask = inputs.get(3); // (batch, keys) or (batch, queries, keys)
    return (mask.rank() == 2 ? mask.at(b, j) : mask.at(b, i, j)) != 0;
  }

  static NaiveArray rotary(Rotary rotary, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0); // (batch, heads, tokens, head width)
    NaiveArray positions = inputs.get(1); // (batch, tokens)
    NaiveArray frequencies = inputs.get(2); // (r)
    int r = frequencies.size(0);
    return NaiveArray.of(
        shape,
        index -> {
          int i = index[3];
          double own = x.at(index);
          if (i >= 2 * r) {
            return own;
          }
          double angle = positions.at(index[0], index[2]) * frequencies.at(i % r);
          int[] partner = index.clone();
          partner[3] = i < r ? i + r : i - r;
          // (a, b) turned by an angle is (a cos - b sin, b cos + a sin).
          double sine = i < r ? -Math.sin(angle) : Math.sin(angle);
          return own * Math.cos(angle) + x.at(partner) * sine;
        });
  }
}
