package ai.lynx.scenes.label;

import java.util.List;

/**
 * Small class numbers in rows, one column a head.
 *
 * @param <H> the heads
 */
public final class LabelTable<H> {
  private final List<H> heads;
  private final byte[] numbers;

  /** A table of zeros. */
  public LabelTable(List<H> heads, int rows) {
    this.heads = List.copyOf(heads);
    numbers = new byte[rows * heads.size()];
  }

  /** Puts a number in a row. */
  public void set(int row, H head, int number) {
    numbers[row * heads.size() + heads.indexOf(head)] = (byte) number;
  }

  /** The number in a row. */
  public int get(int row, H head) {
    return numbers[row * heads.size() + heads.indexOf(head)];
  }

  /** All numbers: row by row, head by head. */
  public byte[] toBytes() {
    return numbers.clone();
  }
}
