package ai.lynx.engine.tensorrt;

import ai.onnxruntime.OrtProvider;

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

  @Override
  public String toString() {
    return words;
  }
}
