package ai.lynx.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Files of PyTorch: zip archives and the legacy format. */
class PyTorchFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void pytorch(byte[] content) {
    Reading.checkpoint("pytorch_model.bin", content);
  }
}
