package ai.lynx.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Models of sentencepiece. */
class SentencePieceFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void sentencepiece(byte[] content) {
    Reading.tokenizer("sentencepiece", "tokenizer.model", content);
  }
}
