package ai.lynx.mini.training;

import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.operator.TokenLoss;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Linear classifiers on feature vectors that exist for training only: one question a column, each
 * with its own classes, all answered by one matrix.
 */
final class ClassHeads {
  /** A label that counts for nothing. */
  static final int IGNORED = -1;

  /** How much "nothing is there" (class 0) counts beside all other classes. */
  private static final float NOTHING = 0.3f;

  private final List<Column> columns;
  private final Parameter weight;
  private final Parameter bias;

  /**
   * One question.
   *
   * @param name of what is asked
   * @param classes how many answers there are; where 0 means "nothing", losses of the two kinds are
   *     averaged apart
   */
  record Column(String name, int classes) {}

  /**
   * Heads with fresh weights.
   *
   * @param name of the group, for checkpoints
   * @param width of the feature vectors
   * @param memory owns the weights
   */
  ClassHeads(String name, int width, List<Column> columns, Scope memory, long seed) {
    this.columns = List.copyOf(columns);
    int total = columns.stream().mapToInt(Column::classes).sum();
    SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
    float[] start = new float[total * width];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) ((2 * random.nextDouble() - 1) / Math.sqrt(width));
    }
    weight =
        new Parameter(
            "head." + name + ".weight", memory.tensor(TensorData.of(start, total, width)));
    bias =
        new Parameter(
            "head." + name + ".bias", memory.tensor(TensorData.of(new float[total], total)));
  }

  List<Parameter> parameters() {
    return List.of(weight, bias);
  }

  /**
   * The sum of all questions' losses, each the mean over the labels that say something plus 0.3
   * times the mean over those that say "nothing".
   *
   * @param features (n, width)
   * @param labels for each column n labels
   */
  Tensor twoMeans(Scope scope, Tensor features, int[][] labels, Score score) {
    return loss(scope, features, labels, true, score);
  }

  /** The sum of all questions' losses, each the mean over its labels that are not ignored. */
  Tensor means(Scope scope, Tensor features, int[][] labels, Score score) {
    return loss(scope, features, labels, false, score);
  }

  private Tensor loss(
      Scope scope, Tensor features, int[][] labels, boolean nothingApart, Score score) {
    Ops ops = scope.ops();
    Tensor logits = // (n, all classes)
        ops.cast(ops.linear(features, weight.tensor(), bias.tensor()), ElementType.FLOAT32);
    List<Tensor> losses = new ArrayList<>();
    int from = 0;
    for (int column = 0; column < columns.size(); column++) {
      int classes = columns.get(column).classes();
      int[] of = labels[column];
      float[] weights = weights(of, nothingApart);
      if (weights.length > 0) {
        Tensor own = ops.slice(logits, 1, from, from + classes); // (n, classes)
        long[] targets = new long[of.length];
        for (int i = 0; i < of.length; i++) {
          targets[i] = of[i] == IGNORED ? TokenLoss.IGNORED : of[i];
        }
        Tensor each = ops.tokenLoss(own, scope.tensor(TensorData.of(targets, targets.length)), 0);
        losses.add(
            ops.sum(
                ops.multiply(each, scope.tensor(TensorData.of(weights, weights.length))),
                0,
                false));
        score.count(columns.get(column).name(), scope, own, of, nothingApart);
      }
      from += classes;
    }
    Tensor sum = losses.isEmpty() ? ops.scale(ops.sumAll(logits), 0) : losses.get(0);
    for (int i = 1; i < losses.size(); i++) {
      sum = ops.add(sum, losses.get(i));
    }
    return sum;
  }

  /** What each label's loss is multiplied by; empty if all are ignored. */
  private static float[] weights(int[] labels, boolean nothingApart) {
    int some = 0;
    int nothing = 0;
    for (int label : labels) {
      if (label > 0 || label == 0 && !nothingApart) {
        some++;
      } else if (label == 0) {
        nothing++;
      }
    }
    if (some + nothing == 0) {
      return new float[0];
    }
    float[] weights = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0 || labels[i] == 0 && !nothingApart) {
        weights[i] = 1f / some;
      } else if (labels[i] == 0) {
        weights[i] = NOTHING / nothing;
      }
    }
    return weights;
  }
}
