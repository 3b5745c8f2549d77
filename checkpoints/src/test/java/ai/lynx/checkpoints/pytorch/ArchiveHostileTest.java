package ai.lynx.checkpoints.pytorch;

import static ai.lynx.checkpoints.pytorch.SavedArchive.centralHeader;
import static ai.lynx.checkpoints.pytorch.SavedArchive.latin1;
import static ai.lynx.checkpoints.pytorch.SavedArchive.patched;
import static ai.lynx.checkpoints.pytorch.SavedArchive.pickleOfTensor;
import static ai.lynx.checkpoints.pytorch.SavedArchive.tensorFile;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Damage;
import ai.lynx.error.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zip archives that torch.save never writes. */
class ArchiveHostileTest {
  private final PyTorchFormat format = new PyTorchFormat();

  private void refused(byte[] file, String reason) {
    assertThatThrownBy(() -> Damage.readAll(format, "a.pt", file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("a.pt")
        .hasMessageContaining(reason);
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
    "20, 1610612736, more than the file has", // compressed length
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
    refused(patched(archive, centralHeader(archive, "a/data/0") + field, claim), reason);
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
}
