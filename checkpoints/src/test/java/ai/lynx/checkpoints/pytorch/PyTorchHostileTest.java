package ai.lynx.checkpoints.pytorch;

import static ai.lynx.checkpoints.pytorch.SavedArchive.centralHeader;
import static ai.lynx.checkpoints.pytorch.SavedArchive.patched;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Damage;
import ai.lynx.checkpoints.Fixture;
import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PyTorchHostileTest {
  private final PyTorchFormat format = new PyTorchFormat();

  private void refused(byte[] file, String reason) {
    assertThatThrownBy(() -> Damage.readAll(format, "a.pt", file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("a.pt")
        .hasMessageContaining(reason);
  }

  private void pickleRefused(String pickle, String reason) {
    refused(SavedArchive.ofPickle(pickle), reason);
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
  @ValueSource(
      strings = {
        "\u0080\2cos\nsystem\nU\5touchR.",
        "\u0080\2cos\nsystem\nU\5touch\u0085R.",
        "\u0080\4\u008c\2os\u008c\6system\u0093\u008c\5touch\u0085R."
      })
  void aCallOfTheSystemIsNamedAndNotExecuted(String pickle) {
    pickleRefused(pickle, "os.system");
  }

  @Test
  void whatDoesNotBelongInDataIsRefused() {
    pickleRefused("\u0080\2cbuiltins\neval\nU\1a\u0085R.", "builtins.eval");
    pickleRefused("\u0080\2(ios\nsystem\n.", "instruction 0x69");
    pickleRefused("\u0080\2\u0082\1.", "instruction 0x82");
    pickleRefused("\u0080\u0006N.", "protocol 6");
    pickleRefused("\u0080\2ctorch\nFloatStorage\n)R.", "torch.FloatStorage with other arguments");
    pickleRefused("\u0080\2", "cut short");
    pickleRefused("no pickle", "instruction 0x6e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.",
        "0.",
        "(.",
        "e.",
        "u.",
        "K\1a.",
        "]K\1K\2s.",
        "}(K\1u.",
        "h\1.",
        "R.",
        "Q.",
        "NQ.",
        "Nb.",
        "t.",
        "\u0085.",
        "(K\1R.",
        "p-1\n.",
        "Ix\n.",
        "Lx\n.",
        "Fx\n.",
        "X\1\0\0\0\u00ff.",
        "N\u0093."
      })
  void instructionsNeedWhatTheyWorkOn(String pickle) {
    pickleRefused("\u0080\2" + pickle, "pickle");
  }

  @ParameterizedTest
  @CsvSource({"T, -1", "X, -1", "B, 2147483647", "\u008b, 65", "\u008b, -1", "B, -2"})
  void aLengthIsNotBelieved(String instruction, int length) {
    StringBuilder pickle = new StringBuilder("\u0080\2").append(instruction);
    for (int shift = 0; shift < 32; shift += 8) {
      pickle.append((char) (length >>> shift & 0xff));
    }
    pickleRefused(pickle + "letters.", "pickle");
  }

  @Test
  void numbersOfAMillionDigitsAreRefused() {
    pickleRefused("\u0080\2L" + "9".repeat(1_000_000) + "L\n.", "pickle");
    pickleRefused("\u0080\2L" + "9".repeat(1000) + "L\n.", "1000 digits");
  }

  @Test
  void anObjectThatContainsItselfIsRefused() {
    pickleRefused("\u0080\2]q\1h\1a.", "without end");
    pickleRefused("\u0080\2}q\1U\1ah\1s.", "without end");
  }

  /** Each list holds the one before it twice: 2^40 ways to the first. */
  @Test
  void anObjectThatGrowsByMentionIsRefused() {
    StringBuilder pickle = new StringBuilder("\u0080\2]q\0");
    for (int i = 0; i < 40; i++) {
      pickle.append("]q\1h\0ah\0aq\0");
    }
    pickleRefused(pickle + ".", "Store only tensors by name");
    pickleRefused(
        pickle.toString().replace("]q\1h\0ah\0aq\0", "(h\0h\0tq\0") + ".",
        "Store only tensors by name");
    pickleRefused("\u0080\2N" + "2".repeat(5_000_000) + ".", "instructions");
    pickleRefused("\u0080\2" + "(".repeat(5_000_000) + ".", "instructions");
  }

  @Test
  void aPickleNestedTooDeeplyIsRefused() {
    pickleRefused("\u0080\2" + "]".repeat(100_000) + "a".repeat(99_999) + ".", "without end");
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
  void aStorageMustBeThereInFull() {
    String pickle = pickleOfTensor(0, new int[] {4}, new int[] {1});
    refused(new SavedArchive().with("a/data.pkl", latin1(pickle)).bytes(), "a/data/0 is missing");
    refused(
        new SavedArchive()
            .with("a/data.pkl", latin1(pickle))
            .with("a/data/0", new byte[15])
            .bytes(),
        "has 15 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "20, 1610612736, cannot hold", // compressed length
    "24, 2147483647, cannot hold", // length
    "24, -2, cannot hold",
    "24, -1, no size",
    "20, -1, no size",
    "42, 2147483647, outside the file", // place
    "42, -1, no size",
    "42, 1, not where it should be",
    "8, 1, encrypted",
    "10, 99, unknown way",
    "0, 0, list of parts",
    "28, 65535, list of parts", // length of the name
  })
  void whatADirectoryClaimsIsNotBelieved(int field, int claim, String reason) {
    byte[] archive = tensorFile(0, new int[] {4}, new int[] {1});
    String wanted = field == 20 ? "more than the file has|no size" : reason;
    byte[] changed = patched(archive, centralHeader(archive, "a/data/0") + field, claim);
    assertThatThrownBy(() -> Damage.readAll(format, "a.pt", changed))
        .isInstanceOf(CheckpointException.class)
        .message()
        .containsPattern(wanted);
  }

  /** A stored part of 100 GB, by the field for 64-bit sizes. */
  @Test
  void aPartOfAHundredGigabytesIsRefused() {
    byte[] archive =
        new SavedArchive()
            .with("a/data.pkl", latin1(pickleOfTensor(0, new int[] {4}, new int[] {1})))
            .withClaim("a/data/0", new byte[16], 100L << 30)
            .bytes();
    refused(archive, "a/data/0 claims 107374182400 bytes");
  }

  @Test
  void anArchiveWithoutOrWithTwoPicklesIsRefused() {
    refused(new SavedArchive().with("a/version", new byte[1]).bytes(), "0 files data.pkl");
    refused(
        new SavedArchive().with("a/data.pkl", new byte[1]).with("data.pkl", new byte[1]).bytes(),
        "2 files data.pkl");
    refused(new SavedArchive().bytes(), "0 files data.pkl");
  }

  @Test
  void aPickleOfZerosThatWereCompressedIsRefusedBeforeItIsInflated() {
    refused(
        new SavedArchive().with("a/data.pkl", new byte[(64 << 20) + 1]).bytes(),
        "far more than any real one");
  }

  @Test
  void bigEndianNumbersAndProgramsAreRefused() {
    byte[] pickle = latin1("\u0080\2}.");
    refused(
        new SavedArchive().with("a/data.pkl", pickle).with("a/byteorder", latin1("big")).bytes(),
        "big-endian");
    refused(
        new SavedArchive().with("a/data.pkl", pickle).with("a/constants.pkl", pickle).bytes(),
        "TorchScript");
  }

  @Test
  void otherFilesAreExplained() {
    refused(latin1("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"), "git lfs pull");
    refused(latin1("<!DOCTYPE html>"), "no PyTorch checkpoint");
    refused(new byte[0], "cut short");
    refused(latin1("\u0080\2K\1."), "torch.save");
  }

  private static byte[] latin1(String letters) {
    return letters.getBytes(ISO_8859_1);
  }

  private static byte[] tensorFile(int offset, int[] sizes, int[] strides) {
    return new SavedArchive()
        .with("a/data.pkl", latin1(pickleOfTensor(offset, sizes, strides)))
        .with("a/data/0", new byte[16])
        .bytes();
  }

  /** {"a": a view of the storage 0, which has four float32 numbers}. */
  private static String pickleOfTensor(int offset, int[] sizes, int[] strides) {
    return "\u0080\2}U\1actorch._utils\n_rebuild_tensor_v2\n((U\7storagectorch\nFloatStorage\n"
        + "U\0010U\3cpuK\4tQ"
        + "I%d\n".formatted(offset)
        + tuple(sizes)
        + tuple(strides)
        + "\u0089ccollections\nOrderedDict\n)RtRs.";
  }

  private static String tuple(int... numbers) {
    return Arrays.stream(numbers).mapToObj("I%d\n"::formatted).collect(joining("", "(", "t"));
  }
}
