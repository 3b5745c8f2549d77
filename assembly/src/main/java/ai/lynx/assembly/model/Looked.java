package ai.lynx.assembly.model;

import ai.lynx.assembly.generation.Decoding;
import java.util.List;
import java.util.function.Supplier;

/**
 * A batch whose pictures were looked at.
 *
 * @param rows one for each prompt
 * @param reading lets the language model read them; the caller closes what it gives
 */
record Looked(List<Row> rows, Supplier<? extends Decoding> reading) {
  /**
   * One prompt.
   *
   * @param counted its ids, as the rules of the search may count them
   * @param vectors that its pictures became
   * @param words ids that are text
   * @param reused how many of both were known
   */
  @SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
  record Row(int[] counted, int vectors, int words, int reused) {}
}
