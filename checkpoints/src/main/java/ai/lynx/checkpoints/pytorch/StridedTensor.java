package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.Dimensions;
import ai.lynx.checkpoints.file.OpenedCheckpoint;
import ai.lynx.checkpoints.pickle.PickleValue;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A tensor as PyTorch sees it: a view of a storage. Every element is known to lie within the
 * storage.
 *
 * @param storage what it is a view of
 * @param type of its elements
 * @param shape its sizes
 * @param offset of its first element in the storage, in elements
 * @param strides how many elements apart neighbours along each axis are; 0 repeats an element
 * @param negated whether PyTorch would change the sign of every number when it reads it
 */
record StridedTensor(
    Storage storage,
    TorchType type,
    Dimensions shape,
    long offset,
    List<Long> strides,
    boolean negated)
    implements PickleValue.Made {
  /** A view that repeats elements may be far larger than the file; this is what one is given. */
  private static final long LARGEST_REPETITION = 256L << 20;

  /** Why it cannot be read, if so. */
  Optional<String> obstacle() {
    if (type.elementType().isEmpty()) {
      return Optional.of("its type " + type.dtype() + " is not known. Convert it to float32.");
    }
    if (negated) {
      return Optional.of("it is a lazily negated view. Store it with resolve_neg().");
    }
    long limit = shape.elements() > span() ? LARGEST_REPETITION : Integer.MAX_VALUE;
    long most = Math.max(shape.elements(), span());
    if (most > limit / type.bytes()) {
      return Optional.of(OpenedCheckpoint.tooLarge(most, type.elementType().get(), limit));
    }
    return Optional.empty();
  }

  /** What engines call its type. There must be no obstacle. */
  ElementType elementType() {
    return type.elementType().orElseThrow();
  }

  /**
   * Its numbers in row-major order: a part of the file if they lie in it so, else a copy. There
   * must be no obstacle.
   */
  TensorData read(StorageBytes bytes) {
    ElementType elementType = elementType();
    int width = elementType.bytes();
    ByteBuffer span = bytes.bytes(storage.firstByte() + offset * width, (int) (span() * width));
    return new TensorData(
        shape.shape(),
        elementType,
        isContiguous() ? span : StridedCopy.of(span, width, shape, strides));
  }

  /** The same into memory of the caller's, in another type if that is wanted. */
  void read(StorageBytes bytes, ElementType wanted, ByteBuffer into) {
    if (isContiguous()) {
      ElementType stored = elementType();
      long from = storage.firstByte() + offset * stored.bytes();
      bytes.copy(from, (int) shape.elements(), stored, wanted, into);
    } else {
      read(bytes).write(wanted, into);
    }
  }

  /** Whether its elements lie in the storage one after the other in row-major order. */
  private boolean isContiguous() {
    if (shape.elements() == 0) {
      return true;
    }
    long expected = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      if (shape.size(axis) != 1 && strides.get(axis) != expected) {
        return false;
      }
      expected *= shape.size(axis);
    }
    return true;
  }

  /** How many elements of the storage lie from its first to its last; 0 if it is empty. */
  private long span() {
    return span(shape, strides);
  }

  /**
   * @throws ArithmeticException if that is beyond any storage
   */
  static long span(Dimensions shape, List<Long> strides) {
    if (shape.elements() == 0) {
      return 0;
    }
    long last = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      last = Math.addExact(last, Math.multiplyExact(shape.size(axis) - 1, strides.get(axis)));
    }
    return Math.addExact(last, 1);
  }
}
