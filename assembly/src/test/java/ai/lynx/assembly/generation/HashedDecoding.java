package ai.lynx.assembly.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * A model without weights: its logits are a hash of the prompt's number and the last tokens, so
 * that another program can compute the same.
 */
final class HashedDecoding implements Decoding {
  /**
   * @param order how many tokens the next one depends on; few make it run in circles
   * @param scale the largest logit
   * @param endGain is added to the logits of the ends of sequence
   */
  record Model(int vocabulary, int order, double scale, double endGain, List<Integer> ends) {
    float[] logits(long prompt, List<Integer> tokens) {
      long state = mix(prompt);
      for (int token : tokens.subList(Math.max(0, tokens.size() - order), tokens.size())) {
        state = mix(state ^ (token + 1));
      }
      float[] logits = new float[vocabulary];
      for (int token = 0; token < vocabulary; token++) {
        double uniform = (mix(state + token) >>> 40) / (double) (1 << 24);
        logits[token] = (float) ((uniform * 2 - 1) * scale + (ends.contains(token) ? endGain : 0));
      }
      return logits;
    }

    /** One step of SplitMix64. */
    private static long mix(long value) {
      long z = value + 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }
  }

  private record Row(long prompt, List<Integer> tokens) {}

  private final Model model;
  private List<Row> rows;
  private int steps;
  private boolean closed;

  private HashedDecoding(Model model, List<Row> rows) {
    this.model = model;
    this.rows = rows;
  }

  /** Rows whose prompts are numbers. */
  static HashedDecoding ofNumbers(Model model, List<Long> prompts) {
    return new HashedDecoding(
        model, prompts.stream().map(prompt -> new Row(prompt, List.of())).toList());
  }

  /** Rows whose prompts are tokens. */
  static HashedDecoding ofTokens(Model model, List<List<Integer>> prompts) {
    return new HashedDecoding(model, prompts.stream().map(prompt -> new Row(0, prompt)).toList());
  }

  /** Calls of {@link #advance}. */
  int steps() {
    return steps;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public int rows() {
    return rows.size();
  }

  @Override
  public int vocabulary() {
    return model.vocabulary();
  }

  @Override
  public float[] logits(int row) {
    return model.logits(rows.get(row).prompt(), rows.get(row).tokens());
  }

  @Override
  public void advance(int[] from, int[] tokens) {
    List<Row> longer = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      Row old = rows.get(from[i]);
      List<Integer> history = new ArrayList<>(old.tokens());
      history.add(tokens[i]);
      longer.add(new Row(old.prompt(), history));
    }
    rows = longer;
    steps++;
  }

  @Override
  public void close() {
    closed = true;
  }
}
