package ai.lynx.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Files of Hugging Face tokenizers. */
class TokenizerJsonFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void json(byte[] content) {
    Reading.tokenizer("huggingface", "tokenizer.json", content);
  }
}
