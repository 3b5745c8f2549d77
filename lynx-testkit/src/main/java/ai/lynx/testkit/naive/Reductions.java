package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.TokenLoss;
import ai.lynx.spi.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Operators that turn many numbers into one. */
final class Reductions {
  private Reductions() {}

  static NaiveArray reduce(Reduce reduce, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0);
    int axis = reduce.axis() < 0 ? reduce.axis() + x.rank() : reduce.axis();
    return NaiveArray.of(
        shape,
        index -> {
          int[] source = new int[x.rank()];
          for (int i = 0; i < source.length; i++) {
            source[i] = i == axis ? 0 : index[reduce.keep() || i < axis ? i : i - 1];
          }
          double[] along = new double[x.size(axis)];
          for (int i = 0; i < along.length; i++) {
            source[axis] = i;
            along[i] = x.at(source);
          }
          return switch (reduce.kind()) {
            case SUM -> Arrays.stream(along).sum();
            case MEAN -> Arrays.stream(along).sum() / along.length;
            case MAXIMUM -> Arrays.stream(along).max().orElse(Double.NEGATIVE_INFINITY);
          };
        });
  }

  static NaiveArray tokenLoss(TokenLoss loss, List<NaiveArray> inputs, Shape shape) {
    NaiveArray logits = inputs.get(0); // (n, classes)
    NaiveArray labels = inputs.get(1); // (n)
    int classes = logits.size(1);
    return NaiveArray.of(
        shape,
        index -> {
          long label = (long) labels.at(index);
          if (label == TokenLoss.IGNORED) {
            return 0;
          }
          double[] row = new double[classes];
          Arrays.setAll(row, c -> logits.at(index[0], c));
          double logSum = Norms.logSumExp(row);
          double onLabel = logSum - logits.at(index[0], (int) label);
          double onAll = Arrays.stream(row).map(x -> logSum - x).average().orElse(0);
          return (1 - loss.smoothing()) * onLabel + loss.smoothing() * onAll;
        });
  }
}
