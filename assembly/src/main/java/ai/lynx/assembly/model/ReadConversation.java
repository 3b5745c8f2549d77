package ai.lynx.assembly.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.media.Media;
import ai.lynx.spi.engine.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A conversation that is read while its answer is searched for, with what stands at each position
 * of each row. For one thread.
 */
final class ReadConversation implements Decoding {
  private final PromptDecoding decoding;
  private final List<Media> everywhere;
  private List<long[]> rows;

  /**
   * @param positions of the conversation
   * @param everywhere pictures that every position may know of
   */
  ReadConversation(PromptDecoding decoding, long[] positions, List<Media> everywhere) {
    this.decoding = decoding;
    this.everywhere = everywhere;
    this.rows = List.of(positions);
  }

  @Override
  public int rows() {
    return decoding.rows();
  }

  @Override
  public int vocabulary() {
    return decoding.vocabulary();
  }

  @Override
  public float[] logits(int row) {
    return decoding.logits(row);
  }

  @Override
  public void advance(int[] from, int[] tokens) {
    decoding.advance(from, tokens);
    List<long[]> longer = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      long[] row = rows.get(from[i]);
      long[] next = Arrays.copyOf(row, row.length + 1);
      next[row.length] = tokens[i];
      longer.add(next);
    }
    rows = longer;
  }

  /** Gives away what was read; nothing but closing is left to do then. */
  Remembered release(Scope owner) {
    return new Remembered(decoding.release(owner), rows, everywhere);
  }

  @Override
  public void close() {
    decoding.close();
  }
}
