package ai.lynx.mini.training;

import ai.lynx.scenes.question.AnswerKind;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts answers that are right from the first token to the end: each token is the likeliest after
 * the right ones before it, which is what greedy search says if and only if it says the whole right
 * answer.
 */
final class AnswerScore implements AnswerListener {
  private final Map<String, int[]> rightOf = new TreeMap<>();

  @Override
  public void hear(Scope scope, Tensor logits, List<SceneText> texts) {
    float[] values = scope.read(logits).toFloats();
    int vocabulary = Math.toIntExact(logits.size(1).value());
    int row = 0;
    for (SceneText text : texts) {
      boolean right = true;
      for (int i = text.prompt(); i < text.length(); i++, row++) {
        right &= likeliest(values, row * vocabulary, vocabulary) == text.ids()[i];
      }
      String name = text.question().questionClass().title();
      count(name, right);
      count(name + (text.question().kind() == AnswerKind.OPEN ? " open" : " yes/no"), right);
    }
  }

  private void count(String name, boolean right) {
    int[] counts = rightOf.computeIfAbsent(name, key -> new int[2]);
    counts[0] += right ? 1 : 0;
    counts[1]++;
  }

  private static int likeliest(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }

  /** Percent right by class, and by class and kind. */
  Map<String, Double> percent() {
    Map<String, Double> percent = new TreeMap<>();
    rightOf.forEach((name, counts) -> percent.put(name, 100.0 * counts[0] / counts[1]));
    return percent;
  }
}
