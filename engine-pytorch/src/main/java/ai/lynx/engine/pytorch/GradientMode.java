package ai.lynx.engine.pytorch;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** Whether PyTorch remembers what it computes, for gradients. A switch of the thread, not ours. */
enum GradientMode {
  /** Operators on trainable weights are remembered. */
  REMEMBER(true),
  /** Nothing is. */
  FORGET(false);

  private final boolean enabled;

  GradientMode(boolean enabled) {
    this.enabled = enabled;
  }

  /** Computes in this mode and leaves the thread as it was: others may use PyTorch on it. */
  <T> T during(Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    if (before == enabled) {
      return computation.get();
    }
    JniUtils.setGradMode(enabled);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }
}
