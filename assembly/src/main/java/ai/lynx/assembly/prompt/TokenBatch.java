package ai.lynx.assembly.prompt;

import ai.lynx.spi.tensor.TensorData;
import java.util.List;

/**
 * Rows of token ids filled up to one length.
 *
 * @param ids INT64 (rows, tokens)
 * @param mask row by row, true where there is a token and false on padding
 * @param rows how many rows
 * @param tokens how long each is
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
public record TokenBatch(TensorData ids, boolean[] mask, int rows, int tokens) {
  /**
   * Fills rows up.
   *
   * @param padding the id put on padding
   * @param left whether padding stands in front
   */
  public static TokenBatch of(List<int[]> prompts, int padding, boolean left) {
    return of(prompts, padding, left, 0);
  }

  /**
   * Fills rows up, to the longest or longer.
   *
   * @param least how long rows are at least
   */
  public static TokenBatch of(List<int[]> prompts, int padding, boolean left, int least) {
    int tokens = Math.max(least, prompts.stream().mapToInt(row -> row.length).max().orElse(0));
    long[] ids = new long[prompts.size() * tokens];
    boolean[] mask = new boolean[ids.length];
    java.util.Arrays.fill(ids, padding);
    for (int row = 0; row < prompts.size(); row++) {
      int[] prompt = prompts.get(row);
      int start = row * tokens + (left ? tokens - prompt.length : 0);
      for (int i = 0; i < prompt.length; i++) {
        ids[start + i] = prompt[i];
        mask[start + i] = true;
      }
    }
    return new TokenBatch(TensorData.of(ids, prompts.size(), tokens), mask, prompts.size(), tokens);
  }

  /**
   * The mask (rows, prefix + tokens), true on the whole prefix, which stands in front of the
   * padding.
   */
  public boolean[] maskWithPrefix(int prefix) {
    boolean[] extended = new boolean[rows * (prefix + tokens)];
    for (int row = 0; row < rows; row++) {
      int start = row * (prefix + tokens);
      java.util.Arrays.fill(extended, start, start + prefix, true);
      System.arraycopy(mask, row * tokens, extended, start + prefix, tokens);
    }
    return extended;
  }

  /**
   * Positions that count tokens and skip padding: the count of true entries up to and including
   * one's own, minus 1; and 1 on padding, as transformers' LLaMA generation has it.
   */
  public static long[] positions(boolean[] mask, int rows) {
    long[] positions = new long[mask.length];
    int length = mask.length / Math.max(1, rows);
    for (int row = 0; row < rows; row++) {
      long count = 0;
      for (int i = row * length; i < (row + 1) * length; i++) {
        positions[i] = mask[i] ? count++ : 1;
      }
    }
    return positions;
  }
}
