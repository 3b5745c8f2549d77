package ai.lynx.checkpoints.gguf;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.Dimensions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of tensors, checked against the file. */
final class TensorTable {
  private static final int MOST_AXES = 4;

  private TensorTable() {}

  /**
   * One tensor.
   *
   * @param shape outermost size first, the other way round than in the file
   * @param typeNumber as the file has it
   * @param type empty if it is not known
   * @param offset its first byte, counted from where the numbers begin
   * @param bytes how many it has; 0 if the type is not known
   */
  record StoredTensor(
      String name,
      Dimensions shape,
      int typeNumber,
      Optional<GgmlType> type,
      long offset,
      long bytes) {}

  /** Reads so many tensors. */
  static List<StoredTensor> read(CheckpointFile file, Cursor cursor, long count) {
    List<StoredTensor> tensors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (long i = 0; i < count; i++) {
      StoredTensor tensor = readOne(file, cursor);
      if (!names.add(tensor.name())) {
        throw file.wrong(
            "it has the tensor %s twice. The file is damaged: get it again.", tensor.name());
      }
      tensors.add(tensor);
    }
    return tensors;
  }

  private static StoredTensor readOne(CheckpointFile file, Cursor cursor) {
    String name = cursor.text("the name of a tensor");
    int axes = cursor.int32();
    if (axes < 0 || axes > MOST_AXES) {
      throw file.wrong(
          "the tensor %s claims %s axes; there are at most %d. The file is damaged: get it again.",
          name, Integer.toUnsignedString(axes), MOST_AXES);
    }
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      sizes.add(cursor.int64());
    }
    long run = sizes.isEmpty() ? 1 : sizes.get(0); // numbers that lie side by side
    Collections.reverse(sizes);
    Dimensions shape = Dimensions.of(file, name, sizes);
    int number = cursor.int32();
    Optional<GgmlType> type = GgmlType.numbered(number);
    long bytes = type.isPresent() ? bytes(file, name, shape, run, type.get()) : 0;
    return new StoredTensor(name, shape, number, type, cursor.int64(), bytes);
  }

  private static long bytes(
      CheckpointFile file, String name, Dimensions shape, long run, GgmlType type) {
    if (run % type.blockSize() != 0) {
      throw file.wrong(
          "the tensor %s has rows of %d numbers, which are no whole blocks of %s (%d numbers). The"
              + " file is damaged: get it again.",
          name, run, type, type.blockSize());
    }
    long blocks = shape.elements() / type.blockSize();
    if (blocks > Long.MAX_VALUE / type.blockBytes()) {
      throw file.wrong(
          "the tensor %s claims an impossible shape (%s). The file is damaged: get it again.",
          name, shape);
    }
    return blocks * type.blockBytes();
  }

  /**
   * Refuses tensors that lie outside the file, out of alignment or over one another.
   *
   * @param space bytes of the file from where the numbers begin
   */
  static void checkPlaces(
      CheckpointFile file, List<StoredTensor> tensors, long space, int alignment) {
    List<StoredTensor> ordered = new ArrayList<>(tensors);
    ordered.sort(Comparator.comparingLong(StoredTensor::offset));
    long free = 0; // the first byte that belongs to no tensor yet
    for (StoredTensor tensor : ordered) {
      if (tensor.offset() < 0
          || tensor.offset() % alignment != 0
          || tensor.offset() > space - tensor.bytes()) {
        throw file.wrong(
            "the tensor %s lies at byte %s of %d, where it cannot be (%d bytes, aligned to %d). The"
                + " file is cut short or damaged: get it again.",
            tensor.name(),
            Long.toUnsignedString(tensor.offset()),
            space,
            tensor.bytes(),
            alignment);
      }
      if (tensor.offset() < free) {
        throw file.wrong(
            "the tensor %s lies over another. The file is damaged: get it again.", tensor.name());
      }
      free = tensor.offset() + tensor.bytes();
    }
  }
}
