package ai.lynx.checkpoints.pytorch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Damage;
import ai.lynx.error.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that torch.save never writes. */
class PickleHostileTest {
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
}
