package ai.lynx.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Files of safetensors. */
class SafetensorsFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void safetensors(byte[] content) {
    Reading.checkpoint("model.safetensors", content);
  }
}
