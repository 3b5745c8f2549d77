package ai.lynx.engine.pytorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.error.EngineException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The weights that take gradients, and what they have collected.
 *
 * <p>We ask PyTorch for gradients instead of letting it add them up at the weights: DJL's own
 * collector allows one at a time in the whole process, and gives no way to tell a gradient that was
 * cleared from one that is zero. Safe for use by several threads.
 */
final class TrainableWeights {
  private final Kernels kernels;
  private final Map<TorchTensor, TrainableWeight> weights = new ConcurrentHashMap<>();

  /** Held for reading while gradients are computed, for writing while a weight is let go. */
  private final ReadWriteLock changing = new ReentrantReadWriteLock();

  TrainableWeights(Kernels kernels) {
    this.kernels = kernels;
  }

  /** Begins or ends taking gradients; ending forgets those collected. */
  void setTrainable(TorchTensor tensor, boolean trainable) {
    PtNDArray array = tensor.array();
    if (!trainable) {
      forget(tensor);
      JniUtils.attachGradient(array, false);
      return;
    }
    weights.computeIfAbsent(
        tensor,
        key -> {
          JniUtils.attachGradient(array, true);
          return new TrainableWeight(kernels.run(Kernel.SAME, array));
        });
  }

  /** Lets go of a weight that is about to be freed, and of its gradient. */
  void forget(TorchTensor tensor) {
    TrainableWeight former = weights.remove(tensor);
    if (former != null) {
      changing.writeLock().lock();
      try {
        former.close();
      } finally {
        changing.writeLock().unlock();
      }
    }
  }

  /**
   * Adds a loss's gradients to those collected.
   *
   * @throws IllegalArgumentException if the loss is no scalar or depends on no trainable weight
   */
  void backward(TorchTensor loss) {
    if (loss.shape().elements().value() != 1) {
      throw new IllegalArgumentException(
          "A loss has one element, but this one has the shape " + loss.shape() + ".");
    }
    boolean depends = false;
    changing.readLock().lock();
    try {
      List<TrainableWeight> asked = List.copyOf(weights.values());
      if (!asked.isEmpty()) {
        NDList found = GradientMode.FORGET.during(() -> gradients(loss, asked));
        for (int i = 0; i < found.size(); i++) {
          depends |= asked.get(i).add((PtNDArray) found.get(i));
        }
      }
    } finally {
      changing.readLock().unlock();
    }
    if (!depends) {
      throw new IllegalArgumentException(
          "The loss depends on no trainable weight; was it computed in a training scope, from weights that are set trainable?");
    }
  }

  private NDList gradients(TorchTensor loss, List<TrainableWeight> asked) {
    PtNDArray[] inputs = new PtNDArray[asked.size() + 1];
    inputs[0] = loss.array();
    for (int i = 0; i < asked.size(); i++) {
      inputs[i + 1] = asked.get(i).listed();
    }
    try {
      return kernels.runForList(Kernel.GRADIENTS, inputs);
    } catch (ai.djl.engine.EngineException e) {
      throw new EngineException("The gradients cannot be computed: " + NativeFailure.reason(e), e);
    }
  }

  /** A new handle on what a weight has collected, if anything. */
  Optional<PtNDArray> gradient(TorchTensor weight) {
    TrainableWeight trainable = weights.get(weight);
    return trainable == null
        ? Optional.empty()
        : trainable.gradient(array -> kernels.run(Kernel.SAME, array));
  }

  void clearGradient(TorchTensor weight) {
    TrainableWeight trainable = weights.get(weight);
    if (trainable != null) {
      trainable.clear();
    }
  }
}
