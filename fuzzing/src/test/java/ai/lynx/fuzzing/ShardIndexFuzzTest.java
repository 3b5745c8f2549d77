package ai.lynx.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Indexes of sharded checkpoints. */
class ShardIndexFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void index(byte[] content) {
    Reading.checkpoint("model.safetensors.index.json", content);
  }
}
