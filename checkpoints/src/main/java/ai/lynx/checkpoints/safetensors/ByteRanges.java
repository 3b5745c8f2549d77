package ai.lynx.checkpoints.safetensors;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.safetensors.Header.StoredTensor;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.tensor.ElementType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the places of all tensors fit their types, the file and one another. As in the original
 * implementation, they must fill the file: no byte belongs to two tensors or to none.
 */
final class ByteRanges {
  private ByteRanges() {}

  /**
   * @param available how many bytes follow the header
   * @throws CheckpointException if a place is wrong, naming the tensor
   */
  static void check(CheckpointFile file, List<StoredTensor> tensors, long available) {
    tensors.forEach(tensor -> checkOne(file, tensor, available));
    List<StoredTensor> byPlace =
        tensors.stream()
            .sorted(Comparator.comparingLong(StoredTensor::begin).thenComparing(StoredTensor::end))
            .toList();
    long filled = 0;
    for (StoredTensor tensor : byPlace) {
      if (tensor.begin() < filled) {
        throw file.wrong(
            "the bytes %d to %d of the tensor %s belong to another tensor, too. The file is damaged: get it again.",
            tensor.begin(), tensor.end(), tensor.name());
      }
      if (tensor.begin() > filled) {
        throw hole(file, filled, tensor.begin());
      }
      filled = tensor.end();
    }
    if (filled != available) {
      throw hole(file, filled, available);
    }
  }

  private static void checkOne(CheckpointFile file, StoredTensor tensor, long available) {
    if (tensor.begin() < 0 || tensor.end() < tensor.begin() || tensor.end() > available) {
      throw file.wrong(
          "the tensor %s lies at bytes %d to %d, but %d bytes follow the header. The file is cut short or damaged: get it again.",
          tensor.name(), tensor.begin(), tensor.end(), available);
    }
    Optional<ElementType> type = StoredType.named(tensor.type());
    if (type.isPresent() && !holds(tensor, type.get())) {
      throw file.wrong(
          "the tensor %s has %d bytes, which do not fit its shape %s of type %s. The file is damaged: get it again.",
          tensor.name(), tensor.length(), tensor.shape(), tensor.type());
    }
  }

  /** Whether a tensor has as many bytes as its shape needs; by division, which cannot overflow. */
  private static boolean holds(StoredTensor tensor, ElementType type) {
    return tensor.length() % type.bytes() == 0
        && tensor.length() / type.bytes() == tensor.shape().elements();
  }

  private static CheckpointException hole(CheckpointFile file, long from, long to) {
    return file.wrong(
        "the bytes %d to %d after the header belong to no tensor. The file is damaged: get it again.",
        from, to);
  }
}
