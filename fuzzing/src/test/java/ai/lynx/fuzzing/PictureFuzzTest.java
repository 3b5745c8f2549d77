package ai.lynx.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Pictures. */
class PictureFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void picture(byte[] content) {
    Reading.picture(content);
  }
}
