package ai.lynx.engine.tensorrt;

import ai.lynx.error.EngineException;

/** What ONNX Runtime complains about, as an exception of the API. */
final class NativeFailure {
  private NativeFailure() {}

  /**
   * @param what was being done, the beginning of a sentence
   */
  static EngineException of(String what, Exception cause) {
    return new EngineException(what + " failed in ONNX Runtime: " + cause.getMessage(), cause);
  }
}
