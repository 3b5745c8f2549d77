package ai.lynx.training;

import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.operator.TokenLoss;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts with their answers as rows of tokens, and what is to be learned of them: the answer's
 * tokens and the end-of-sequence token.
 *
 * @param tokens prompt, answer and end of each row, padded
 * @param labels row by row: the token itself where it is to be learned, {@link TokenLoss#IGNORED}
 *     elsewhere
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
public record AnswerBatch(TokenBatch tokens, long[] labels) {
  public AnswerBatch {
    if (labels.length != tokens.mask().length) {
      throw new IllegalArgumentException(
          "There are %d labels for %d tokens.".formatted(labels.length, tokens.mask().length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != TokenLoss.IGNORED && !tokens.mask()[i]) {
        throw new IllegalArgumentException("Label %d of the batch stands on padding.".formatted(i));
      }
    }
  }

  /**
   * @param prompts token ids of each row's prompt
   * @param answers token ids of each row's answer, without end of sequence
   */
  public static AnswerBatch of(
      List<int[]> prompts, List<int[]> answers, int endOfSequence, int padding, boolean left) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      int[] prompt = prompts.get(i);
      int[] answer = answers.get(i);
      int[] row = java.util.Arrays.copyOf(prompt, prompt.length + answer.length + 1);
      System.arraycopy(answer, 0, row, prompt.length, answer.length);
      row[row.length - 1] = endOfSequence;
      rows.add(row);
    }
    TokenBatch tokens = TokenBatch.of(rows, padding, left);
    long[] labels = new long[tokens.rows() * tokens.tokens()];
    java.util.Arrays.fill(labels, TokenLoss.IGNORED);
    for (int i = 0; i < rows.size(); i++) {
      int[] row = rows.get(i);
      int start = i * tokens.tokens() + (left ? tokens.tokens() - row.length : 0);
      for (int j = prompts.get(i).length; j < row.length; j++) {
        labels[start + j] = row[j];
      }
    }
    return new AnswerBatch(tokens, labels);
  }

  /** How many tokens are to be learned. */
  public int learned() {
    int count = 0;
    for (long label : labels) {
      count += label == TokenLoss.IGNORED ? 0 : 1;
    }
    return count;
  }
}
