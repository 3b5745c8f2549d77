package ai.lynx.assembly.generation.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Adds to the score of each token that would complete a sequence; negative infinity bans it.
 *
 * @param biases what is added, by sequence of one or more tokens. As in transformers a sequence is
 *     looked for only once as many tokens as it has stand in front of the next one.
 */
record SequenceBias(Map<List<Integer>, Float> biases) implements LogitsRule {
  /**
   * Bans sequences. As in transformers an end of sequence alone cannot be banned.
   *
   * @param endOfSequence the tokens that end an answer
   */
  static SequenceBias banning(List<List<Integer>> sequences, List<Integer> endOfSequence) {
    Map<List<Integer>, Float> bans = new java.util.LinkedHashMap<>();
    for (List<Integer> sequence : sequences) {
      if (sequence.size() > 1 || !endOfSequence.contains(sequence.get(0))) {
        bans.put(sequence, Float.NEGATIVE_INFINITY);
      }
    }
    return new SequenceBias(bans);
  }

  @Override
  public void apply(History history, float[] scores) {
    biases.forEach(
        (sequence, bias) -> {
          if (completes(history.tokens(), sequence)) {
            scores[sequence.get(sequence.size() - 1)] += bias;
          }
        });
  }

  private static boolean completes(int[] tokens, List<Integer> sequence) {
    int before = sequence.size() - 1;
    if (before == 0) {
      return true;
    }
    int[] wanted = sequence.stream().mapToInt(Integer::intValue).toArray();
    return sequence.size() <= tokens.length
        && Arrays.equals(tokens, tokens.length - before, tokens.length, wanted, 0, before);
  }
}
