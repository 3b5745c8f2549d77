package ai.lynx.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** GGUF files, as tensors and as whole models. */
class GgufFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void gguf(byte[] content) {
    Reading.checkpoint("model.gguf", content);
    Reading.gguf(content);
  }
}
