package ai.lynx.checkpoints.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Damage;
import ai.lynx.checkpoints.Fixture;
import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GgufHostileTest {
  private static final int UINT32 = 4;
  private static final int LIST = 9;

  private final GgufFormat format = new GgufFormat();

  private void refused(GgufBytes file, String reason) {
    assertThatThrownBy(() -> Damage.readAll(format, "a.gguf", file.bytes()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("a.gguf")
        .hasMessageContaining(reason);
  }

  /** A file with one value and two tensors, Q4_0 and F32, of 32 numbers each. */
  private static GgufBytes good() {
    return new GgufBytes()
        .header(3, 2, 1)
        .text("general.alignment")
        .int32(UINT32)
        .int32(32)
        .tensor("a", 2, 0, 32)
        .tensor("b", 0, 32, 32)
        .align(32)
        .zeros(32 + 128);
  }

  @Test
  void everyPrefixIsRefused() {
    Damage.everyPrefixIsRefused(format, "a.gguf", good().bytes());
  }

  @Test
  void changedBytesDoNoHarm() {
    Damage.changedBytesDoNoHarm(format, "a.gguf", good().bytes(), 20_000, 1);
    Damage.changedBytesDoNoHarm(format, "a.gguf", Fixture.read("gguf/every-type.gguf"), 300, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 60, 1L << 33, 1000})
  void countsAreNotBelieved(long count) {
    refused(new GgufBytes().header(3, count, 0).zeros(64), "tensors");
    refused(new GgufBytes().header(3, 0, count).zeros(64), "values");
    refused(new GgufBytes().header(3, 0, 1).int64(count).zeros(64), "the name of a value");
    refused(
        new GgufBytes().header(3, 0, 1).text("k").int32(LIST).int32(0).int64(count).zeros(64),
        "values of k");
    refused(
        new GgufBytes().header(3, 0, 1).text("k").int32(8).int64(count).zeros(64), "bytes of k");
  }

  @Test
  void listsOfListsAndUnknownTypesAreRefused() {
    refused(
        new GgufBytes().header(3, 0, 1).text("k").int32(LIST).int32(LIST).int64(1).zeros(64),
        "type 9");
    refused(new GgufBytes().header(3, 0, 1).text("k").int32(13).zeros(64), "type 13");
  }

  @Test
  void namesMustBeUnique() {
    refused(
        new GgufBytes()
            .header(3, 0, 2)
            .text("k")
            .int32(UINT32)
            .int32(1)
            .text("k")
            .int32(UINT32)
            .int32(1),
        "says k twice");
    refused(
        new GgufBytes().header(3, 2, 0).tensor("a", 0, 0, 8).tensor("a", 0, 32, 8).zeros(200),
        "tensor a twice");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 48, -1, 1 << 21})
  void theAlignmentMustBeAPowerOfTwo(int alignment) {
    refused(
        new GgufBytes().header(3, 0, 1).text("general.alignment").int32(UINT32).int32(alignment),
        "general.alignment");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 16, -32, 64, 1L << 40, Long.MAX_VALUE - 31})
  void placesMustLieInTheFile(long offset) {
    refused(
        new GgufBytes().header(3, 1, 0).tensor("a", 0, offset, 8).align(32).zeros(64), "tensor a");
  }

  @Test
  void tensorsMustNotLieOverEachOther() {
    refused(
        new GgufBytes()
            .header(3, 2, 0)
            .tensor("a", 0, 0, 32)
            .tensor("b", 0, 32, 8)
            .align(32)
            .zeros(200),
        "over another");
  }

  @Test
  void shapesMustBePossible() {
    refused(new GgufBytes().header(3, 1, 0).tensor("a", 0, 0, -4).zeros(64), "impossible shape");
    refused(
        new GgufBytes().header(3, 1, 0).tensor("a", 0, 0, 1L << 40, 1L << 40).zeros(64),
        "impossible shape");
    refused(
        new GgufBytes().header(3, 1, 0).tensor("a", 0, 0, 1L << 62).zeros(64), "impossible shape");
    refused(new GgufBytes().header(3, 1, 0).tensor("a", 2, 0, 33, 32).zeros(64), "whole blocks");
    refused(new GgufBytes().header(3, 1, 0).tensor("a", 0, 0, 1, 1, 1, 1, 1).zeros(64), "5 axes");
  }

  @Test
  void otherVersionsAreNamed() {
    refused(new GgufBytes().header(1, 0, 0), "version 1");
    refused(new GgufBytes().header(4, 0, 0), "version 4");
    refused(new GgufBytes().header(3 << 24, 0, 0), "big-endian");
    assertThat(
            format
                .open(MemoryFiles.of("a", new GgufBytes().header(2, 0, 0).bytes()), "a")
                .entries())
        .isEmpty();
  }

  @Test
  void aTensorOfAnUnknownTypeDoesNotSpoilTheOthers() {
    byte[] file =
        new GgufBytes()
            .header(3, 2, 0)
            .tensor("a", 99, 0, 32)
            .tensor("b", 0, 32, 8)
            .align(32)
            .zeros(64)
            .bytes();
    try (Checkpoint checkpoint = format.open(MemoryFiles.of("a.gguf", file), "a.gguf")) {
      assertThat(checkpoint.unreadable()).containsOnlyKeys("a");
      assertThat(checkpoint.read("b").toFloats()).hasSize(8);
      assertThatThrownBy(() -> checkpoint.read("a"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("type 99");
    }
  }
}
