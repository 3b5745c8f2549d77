package ai.lynx.checkpoints.pytorch;

import static ai.lynx.checkpoints.pytorch.SavedArchive.latin1;
import static ai.lynx.checkpoints.pytorch.SavedArchive.tensorFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Damage;
import ai.lynx.checkpoints.Fixture;
import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files, and tensors that cannot be. */
class PyTorchHostileTest {
  private final PyTorchFormat format = new PyTorchFormat();

  private void refused(byte[] file, String reason) {
    assertThatThrownBy(() -> Damage.readAll(format, "a.pt", file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("a.pt")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-zip.pt", "small-legacy.pt"})
  void everyPrefixIsRefused(String name) {
    Damage.everyPrefixIsRefused(format, name, Fixture.read("pytorch/" + name));
  }

  @ParameterizedTest
  @CsvSource({
    "small-zip.pt, 3000, 1",
    "small-legacy.pt, 6000, 2",
    "objects-zip-4.pt, 1000, 3",
    "objects-legacy-2.pt, 1000, 4"
  })
  void changedBytesDoNoHarm(String name, int trials, long seed) {
    Damage.changedBytesDoNoHarm(format, name, Fixture.read("pytorch/" + name), trials, seed);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 1",
    "1, 4, 1",
    "0, 3, 2",
    "5, 1, 1",
    "0, 2147483647, 1",
    "0, 2, 2147483647",
    "-1, 1, 1",
    "0, -1, 1",
    "0, 2, -1",
  })
  void aTensorMustLieInItsStorage(int offset, int size, int stride) {
    refused(tensorFile(offset, new int[] {size}, new int[] {stride}), "The file is damaged");
  }

  @Test
  void impossibleShapesAreRefused() {
    int most = Integer.MAX_VALUE;
    refused(tensorFile(0, new int[] {most, most, most}, new int[] {0, 0, 0}), "impossible shape");
    refused(tensorFile(0, new int[65], new int[65]), "other arguments");
    refused(tensorFile(0, new int[] {1}, new int[] {1, 1}), "other arguments");
  }

  /** One number, repeated into two gigabytes. */
  @Test
  void anExpandedTensorIsNotReadAtAnySize() {
    byte[] file = tensorFile(0, new int[] {500_000_000}, new int[] {0});
    try (Checkpoint checkpoint = format.open(MemoryFiles.of("a.pt", file), "a.pt")) {
      assertThat(checkpoint.entries()).isEmpty();
      assertThatThrownBy(() -> checkpoint.read("a"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("500000000 elements");
    }
  }

  @Test
  void aTensorThatFitsIsRead() {
    byte[] file = tensorFile(1, new int[] {1, 3}, new int[] {7, 1});
    try (Checkpoint checkpoint = format.open(MemoryFiles.of("a.pt", file), "a.pt")) {
      assertThat(checkpoint.read("a").toFloats()).containsExactly(0, 0, 0);
    }
  }

  @Test
  void otherFilesAreExplained() {
    refused(latin1("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"), "git lfs pull");
    refused(latin1("<!DOCTYPE html>"), "no PyTorch checkpoint");
    refused(new byte[0], "cut short");
    refused(latin1("\u0080\2K\1."), "torch.save");
  }
}
