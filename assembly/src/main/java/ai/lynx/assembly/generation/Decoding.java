package ai.lynx.assembly.generation;

/**
 * What is searched over: a model that has read one prompt for each row and says what may come next.
 *
 * <p>Belongs to one generation and one thread. Whoever makes it closes it.
 */
public interface Decoding extends AutoCloseable {
  /** Rows now: at first the prompts, then as many as {@link #advance} was given. */
  int rows();

  /** Tokens that a row may go on with: ids are from 0 to this minus 1. */
  int vocabulary();

  /**
   * The logits of the token that follows a row, as long as the vocabulary. The caller does not
   * change them, and reads them before the next {@link #advance}.
   *
   * @param row 0 or more, below {@link #rows()}
   */
  float[] logits(int row);

  /**
   * Replaces all rows: the new row {@code i} is the old row {@code from[i]} with {@code tokens[i]}
   * after it. An old row may go on in several new rows or in none.
   *
   * @param from old rows; one or more
   * @param tokens as many as {@code from}
   */
  void advance(int[] from, int[] tokens);

  @Override
  void close();
}
