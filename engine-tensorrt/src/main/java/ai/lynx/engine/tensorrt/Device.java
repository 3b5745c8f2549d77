package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.onnxruntime.OrtProvider;
import java.util.EnumSet;
import java.util.Set;

/** What can run a session, the best first. */
enum Device {
  TENSORRT("TensorRT", OrtProvider.TENSOR_RT),
  CUDA("CUDA", OrtProvider.CUDA),
  CPU("CPU", OrtProvider.CPU);

  private final String words;
  private final OrtProvider provider;

  Device(String words, OrtProvider provider) {
    this.words = words;
    this.provider = provider;
  }

  /** ONNX Runtime's name of it. */
  OrtProvider provider() {
    return provider;
  }

  /** Whether standard operators alone run on it. */
  boolean isStandardOnly() {
    return this == TENSORRT;
  }

  /**
   * ONNX Runtime's own operators that run on it in float32. On CUDA grouped attention has kernels
   * for 16-bit floats only.
   */
  Set<Contributed> contributed() {
    return switch (this) {
      case TENSORRT -> EnumSet.noneOf(Contributed.class);
      case CUDA -> EnumSet.complementOf(EnumSet.of(Contributed.GROUP_QUERY_ATTENTION));
      case CPU -> EnumSet.allOf(Contributed.class);
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
