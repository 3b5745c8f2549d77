package ai.lynx.checkpoints.safetensors;

import ai.lynx.checkpoints.file.Dimensions;
import java.util.List;
import java.util.Map;

/**
 * What stands before the numbers.
 *
 * @param tensors in the order of the header
 * @param metadata text about the whole file
 * @param dataStart where in the file the numbers begin
 */
record Header(List<StoredTensor> tensors, Map<String, String> metadata, long dataStart) {
  /** The key under which a header holds its metadata, and hence no name of a tensor. */
  static final String METADATA = "__metadata__";

  /**
   * One tensor of the header.
   *
   * @param type as the header names it
   * @param begin its first byte, counted from {@link Header#dataStart}
   * @param end the byte after its last
   */
  record StoredTensor(String name, String type, Dimensions shape, long begin, long end) {
    long length() {
      return end - begin;
    }
  }
}
