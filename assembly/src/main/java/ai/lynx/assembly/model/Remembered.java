package ai.lynx.assembly.model;

import ai.lynx.media.Media;
import java.util.Arrays;
import java.util.List;

/**
 * What a session keeps of a conversation and its answer.
 *
 * @param read by the network
 * @param rows what stands at each position of each row that was read
 * @param everywhere pictures that every position may know of
 */
record Remembered(ReadBefore read, List<long[]> rows, List<Media> everywhere) {
  static final Remembered NOTHING = new Remembered(ReadBefore.NOTHING, List.of(), List.of());

  /** The row with the longest beginning that another conversation has too. */
  record Beginning(int row, int length) {}

  /**
   * Looks for the beginning of another conversation. One position at least is left to read, as
   * otherwise nothing would say what follows.
   */
  Beginning of(long[] positions, List<Media> pictures) {
    Beginning longest = new Beginning(0, 0);
    if (!same(pictures)) {
      return longest;
    }
    for (int row = 0; row < rows.size(); row++) {
      int differs = Arrays.mismatch(rows.get(row), positions);
      int common =
          Math.min(differs < 0 ? positions.length : differs, Math.max(0, positions.length - 1));
      if (common > longest.length()) {
        longest = new Beginning(row, common);
      }
    }
    return longest;
  }

  private boolean same(List<Media> pictures) {
    if (pictures.size() != everywhere.size()) {
      return false;
    }
    for (int i = 0; i < pictures.size(); i++) {
      if (pictures.get(i) != everywhere.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a beginning is all that is kept, so that it need not be cut out. */
  boolean isAll(Beginning beginning) {
    return rows.size() == 1 && rows.get(0).length == beginning.length();
  }
}
