package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One weight that takes gradients, and their sum so far. Safe for use by several threads. */
final class TrainableWeight implements AutoCloseable {
  private final PtNDArray listed;
  private @Nullable PtNDArray gradient;

  /**
   * @param second another handle on the weight. DJL makes a list of arrays with a certain name;
   *     under that name the weight itself could no longer be used by other threads.
   */
  TrainableWeight(PtNDArray second) {
    second.setName("weights[]");
    listed = second;
  }

  /** The weight as an element of a list of weights. */
  PtNDArray listed() {
    return listed;
  }

  /**
   * Takes a gradient over and adds it.
   *
   * @param next empty with three axes if the loss does not depend on this weight
   * @return whether it does
   */
  synchronized boolean add(PtNDArray next) {
    long[] sizes = next.getShape().getShape();
    if (sizes.length == 3 && sizes[0] + sizes[1] + sizes[2] == 0) {
      next.close();
      return false;
    }
    if (gradient == null) {
      gradient = next;
    } else {
      PtNDArray former = gradient;
      gradient = GradientMode.FORGET.during(() -> JniUtils.add(former, next));
      former.close();
      next.close();
    }
    return true;
  }

  synchronized Optional<PtNDArray> gradient(UnaryOperator<PtNDArray> copy) {
    return Optional.ofNullable(gradient).map(copy);
  }

  synchronized void clear() {
    if (gradient != null) {
      gradient.close();
      gradient = null;
    }
  }

  @Override
  public void close() {
    clear();
    listed.close();
  }
}
