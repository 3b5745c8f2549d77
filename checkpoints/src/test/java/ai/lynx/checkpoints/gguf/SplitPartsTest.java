package ai.lynx.checkpoints.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitPartsTest {
  private static final int UINT16 = 2;
  private static final int INT32 = 5;

  private final GgufFormat format = new GgufFormat();

  private static String name(int part) {
    return "q4/m-0000" + part + "-of-00003.gguf";
  }

  /** A part with one tensor of one number, which is the part's. */
  private static byte[] part(int number, int count, int tensors, String tensor) {
    GgufBytes bytes = new GgufBytes().header(3, 1, 3).text("split.no").int32(UINT16);
    bytes.int16(number).text("split.count").int32(UINT16).int16(count);
    return bytes
        .text("split.tensors.count")
        .int32(INT32)
        .int32(tensors)
        .tensor(tensor, 0, 0, 1)
        .align(32)
        .int32(Float.floatToIntBits(number))
        .zeros(28)
        .bytes();
  }

  private static Map<String, byte[]> parts() {
    Map<String, byte[]> parts = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      parts.put(name(i + 1), part(i, 3, 3, "t" + i));
    }
    return parts;
  }

  private void refused(Map<String, byte[]> parts, int opened, String reason) {
    assertThatThrownBy(() -> format.open(new MemoryFiles(parts), name(opened)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(name(opened))
        .hasMessageContaining(reason);
  }

  @Test
  void theFirstBringsTheOthers() {
    try (Checkpoint opened = format.open(new MemoryFiles(parts()), name(1))) {
      assertThat(opened.entries()).containsOnlyKeys("t0", "t1", "t2");
      assertThat(opened.entries().get("t2").file()).isEqualTo(name(3));
      assertThat(opened.read("t2").toFloats()).containsExactly(2);
    }
  }

  @Test
  void whatIsMissingOrAskedForAloneIsNamed() {
    Map<String, byte[]> parts = parts();
    refused(parts, 2, "give the first, " + name(1));
    parts.remove(name(2));
    refused(parts, 1, name(2) + " is not there");
  }

  @Test
  void partsOfDifferentFilesAreRefused() {
    Map<String, byte[]> parts = parts();
    parts.put(name(2), part(2, 3, 3, "t1"));
    refused(parts, 1, name(2) + " says to be part 2 of 3");
    parts.put(name(2), part(1, 4, 3, "t1"));
    refused(parts, 1, name(2) + " says to be part 1 of 4");
    parts.put(name(2), part(1, 3, 3, "t0"));
    refused(parts, 1, "3 tensors, 2 of different names");
    parts.put(name(1), part(0, 3, 7, "t0"));
    parts.put(name(2), part(1, 3, 7, "t1"));
    refused(parts, 1, "there should be 7");
  }

  @Test
  void aPartWithAnotherNameIsRefused() {
    assertThatThrownBy(
            () -> format.open(MemoryFiles.of("a.gguf", part(0, 65535, 1, "t")), "a.gguf"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("MODEL-00001-of-65535.gguf");
  }
}
