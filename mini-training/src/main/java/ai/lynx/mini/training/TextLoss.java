package ai.lynx.mini.training;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What texts cost: the mean over the texts of the mean cross entropy of an answer's tokens, so that
 * every answer has one vote however long it is; and what the words of the questions cost.
 */
final class TextLoss {
  /**
   * Texts are filled up to the longest of their bucket; more buckets waste less and call more
   * operators.
   */
  private static final int[] BUCKETS = {14, 20, Integer.MAX_VALUE};

  /** The layer after which words are asked what they stand for. */
  private static final int LISTENED = 1;

  private final LynxNetwork network;
  private final ClassHeads wordHeads;

  TextLoss(LynxNetwork network, ClassHeads wordHeads) {
    this.network = network;
    this.wordHeads = wordHeads;
  }

  /**
   * The two losses, each a scalar.
   *
   * @param words null if no word has a label
   */
  record Losses(Tensor answers, @Nullable Tensor words) {}

  /**
   * @param latents (scenes, latents, width)
   * @param texts about those scenes; at least one
   * @param answers hears for each text whether the likeliest token was right all along; or ignores
   *     it
   */
  Losses of(
      Scope scope, Tensor latents, List<SceneText> texts, Score score, AnswerListener answers) {
    Ops ops = scope.ops();
    TextForward forward = new TextForward(scope, network, latents);
    List<SceneText> sorted = new ArrayList<>(texts);
    sorted.sort(Comparator.comparingInt(SceneText::length));
    List<Tensor> states = new ArrayList<>();
    List<Tensor> wordStates = new ArrayList<>();
    List<int[]> wordLabels = new ArrayList<>();
    int from = 0;
    for (int longest : BUCKETS) {
      int to = from;
      while (to < sorted.size() && sorted.get(to).length() <= longest) {
        to++;
      }
      if (to > from) {
        List<SceneText> bucket = sorted.subList(from, to);
        read(scope, forward, bucket, states, wordStates, wordLabels);
      }
      from = to;
    }
    Tensor logits = // (answer tokens, vocabulary)
        ops.cast(
            network.languageModel().logits(ops, ops.concatenate(0, states)), ElementType.FLOAT32);
    answers.hear(scope, logits, sorted);
    return new Losses(
        answerLoss(scope, logits, sorted), wordLoss(scope, wordStates, wordLabels, score));
  }

  /** Collects the states that predict answers, and those of words with labels. */
  private static void read(
      Scope scope,
      TextForward forward,
      List<SceneText> bucket,
      List<Tensor> states,
      List<Tensor> wordStates,
      List<int[]> wordLabels) {
    int length = bucket.get(bucket.size() - 1).length();
    TextForward.States read = forward.read(bucket, length, LISTENED);
    List<Long> predicting = new ArrayList<>();
    List<Long> words = new ArrayList<>();
    for (int row = 0; row < bucket.size(); row++) {
      SceneText text = bucket.get(row);
      for (int i = text.prompt(); i < text.length(); i++) {
        predicting.add((long) row * length + i - 1);
      }
      for (int i = 0; i < text.labels().length; i++) {
        int[] labels = text.labels()[i];
        if (labels != null
            && java.util.Arrays.stream(labels).anyMatch(label -> label != ClassHeads.IGNORED)) {
          words.add((long) row * length + i);
          wordLabels.add(labels);
        }
      }
    }
    states.add(rows(scope, read.last(), predicting));
    if (!words.isEmpty()) {
      wordStates.add(rows(scope, read.middle(), words));
    }
  }

  private static Tensor rows(Scope scope, Tensor states, List<Long> numbers) {
    Ops ops = scope.ops();
    Tensor flat = ops.reshape(states, states.size(0).times(states.size(1)), states.size(2));
    long[] indices = numbers.stream().mapToLong(Long::longValue).toArray();
    return ops.gather(flat, 0, scope.tensor(TensorData.of(indices, indices.length)));
  }

  private static Tensor answerLoss(Scope scope, Tensor logits, List<SceneText> texts) {
    Ops ops = scope.ops();
    int count = texts.stream().mapToInt(SceneText::answerLength).sum();
    long[] labels = new long[count];
    float[] votes = new float[count];
    int at = 0;
    for (SceneText text : texts) {
      for (int i = text.prompt(); i < text.length(); i++) {
        labels[at] = text.ids()[i];
        votes[at++] = 1f / text.answerLength() / texts.size();
      }
    }
    Tensor each = ops.tokenLoss(logits, scope.tensor(TensorData.of(labels, count)), 0);
    return ops.sum(ops.multiply(each, scope.tensor(TensorData.of(votes, count))), 0, false);
  }

  private @Nullable Tensor wordLoss(
      Scope scope, List<Tensor> states, List<int[]> labels, Score score) {
    if (states.isEmpty()) {
      return null;
    }
    int[][] columns = new int[WordLabels.COLUMNS.size()][labels.size()];
    for (int row = 0; row < labels.size(); row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = labels.get(row)[column];
      }
    }
    Tensor all = scope.ops().rmsNorm(scope.ops().concatenate(0, states), null, 1e-5);
    return wordHeads.means(scope, all, columns, score);
  }
}
