package ai.lynx.assembly.generation.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps the tokens whose surprise is nearest to what is expected, as many as reach a probability
 * together, and those as near as the last of them (locally typical sampling, arXiv 2202.00666).
 *
 * @param mass above 0, below 1
 * @param atLeast tokens that are kept whatever the mass; 1 or more
 */
record Typical(double mass, int atLeast) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    float[] logProbabilities = Softmax.logProbabilities(scores);
    float[] probabilities = Softmax.probabilities(scores);
    float entropy = (float) Softmax.entropy(scores);
    float[] distance = new float[scores.length];
    for (int token = 0; token < scores.length; token++) {
      distance[token] = Math.abs(-logProbabilities[token] - entropy);
    }
    int[] nearest =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(token -> distance[token]))
            .mapToInt(Integer::intValue)
            .toArray();
    int last = 0; // the token that crosses the line
    double sum = 0;
    for (int i = 0; i < nearest.length; i++) {
      sum += probabilities[nearest[i]];
      if ((float) sum >= (float) mass) {
        last = i;
        break;
      }
      last = i;
    }
    float farthest = distance[nearest[last]];
    Arrays.stream(nearest)
        .skip(atLeast)
        .filter(token -> distance[token] > farthest)
        .forEach(token -> scores[token] = Float.NEGATIVE_INFINITY);
  }
}
