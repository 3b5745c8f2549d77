package ai.lynx.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.tensor.ElementType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Damages files and watches that a format answers with its own exception or not at all. */
public final class Damage {
  private Damage() {}

  /** Opens a file and reads all of it. */
  public static void readAll(CheckpointFormat format, String name, byte[] file) {
    try (Checkpoint checkpoint = format.open(MemoryFiles.of(name, file), name)) {
      for (String tensor : checkpoint.entries().keySet()) {
        int elements = checkpoint.read(tensor).toFloats().length;
        checkpoint.read(tensor, ElementType.FLOAT32, ByteBuffer.allocate(elements * Float.BYTES));
      }
    }
  }

  /** Every file that was cut short is refused. */
  public static void everyPrefixIsRefused(CheckpointFormat format, String name, byte[] file) {
    readAll(format, name, file);
    for (int length = 0; length < file.length; length++) {
      byte[] prefix = Arrays.copyOf(file, length);
      assertThat(refused(format, name, prefix, "cut at " + length))
          .as("refused when cut at byte %d of %d", length, file.length)
          .isTrue();
    }
  }

  /** Changed bytes are refused or make no difference that the format can know of. */
  public static void changedBytesDoNoHarm(
      CheckpointFormat format, String name, byte[] file, int trials, long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int trial = 0; trial < trials; trial++) {
      byte[] changed = file.clone();
      StringBuilder what = new StringBuilder("trial " + trial);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(changed.length);
        changed[at] = (byte) random.nextInt(256);
        what.append(", byte ").append(at).append(" = ").append(changed[at] & 0xff);
      }
      if (refused(format, name, changed, what.toString())) {
        refused++;
      }
    }
    assertThat(refused).as("refused files").isPositive();
  }

  private static boolean refused(CheckpointFormat format, String name, byte[] file, String what) {
    try {
      readAll(format, name, file);
      return false;
    } catch (CheckpointException e) {
      assertThat(e).hasMessageContaining(name);
      return true;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return fail(what + " gives another exception", e);
    }
  }
}
