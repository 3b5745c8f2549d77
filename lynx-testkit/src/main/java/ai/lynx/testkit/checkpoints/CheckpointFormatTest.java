package ai.lynx.testkit.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.HostValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every format of weight files does: a small file is read right, a damaged one refused. */
public abstract class CheckpointFormatTest {
  private static final int DAMAGES = 400;
  private static final int HEAD = 16;

  @TempDir Path folder;

  protected CheckpointFormatTest() {}

  protected abstract CheckpointFormat format();

  /**
   * Writes a small file of this format, a few kilobytes at most, with a writer of the format or
   * from test resources.
   *
   * @return the file, in the folder
   */
  protected abstract Path writeSample(Path inFolder) throws IOException;

  /** What is in the sample. */
  protected abstract Map<String, TensorData> sample();

  @Test
  public void recognisesItsOwnFilesAndNoOthers() throws IOException {
    Path file = writeSample(folder);
    String name = file.getFileName().toString();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(format().recognises(name, head(bytes))).isTrue();
    assertThat(format().recognises("notes.md", head("# Notes\n".getBytes(StandardCharsets.UTF_8))))
        .isFalse();
    assertThat(format().recognises("nothing.dat", head(new byte[0]))).isFalse();
  }

  @Test
  public void readsWhatIsInTheFile() throws IOException {
    String name = writeSample(folder).getFileName().toString();
    try (Checkpoint checkpoint = format().open(new FolderFiles(folder), name)) {
      assertThat(checkpoint.entries().keySet())
          .containsExactlyInAnyOrderElementsOf(sample().keySet());
      sample()
          .forEach(
              (tensor, expected) -> {
                Checkpoint.Entry entry = checkpoint.entries().get(tensor);
                assertThat(entry.shape()).as("shape of %s", tensor).isEqualTo(expected.shape());
                assertThat(entry.type()).as("type of %s", tensor).isEqualTo(expected.type());
                assertThat(entry.file()).as("file of %s", tensor).isEqualTo(name);
                TensorData read = checkpoint.read(tensor);
                assertThat(read.shape()).isEqualTo(expected.shape());
                assertThat(read.type()).isEqualTo(expected.type());
                assertThat(HostValues.of(read)).as(tensor).isEqualTo(HostValues.of(expected));
              });
    }
  }

  @Test
  public void refusesTensorsThatAreNotThere() throws IOException {
    String name = writeSample(folder).getFileName().toString();
    try (Checkpoint checkpoint = format().open(new FolderFiles(folder), name)) {
      assertThatThrownBy(() -> checkpoint.read("no such tensor"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("no such tensor");
    }
  }

  @Test
  public void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> format().open(new FolderFiles(folder), "missing.file"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("missing.file");
  }

  /** A file that ends too early is refused, or nothing of value was lost. */
  @Test
  public void refusesTruncatedFiles() throws IOException {
    Path file = writeSample(folder);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < DAMAGES; i++) {
      int length = (int) ((long) whole.length * i / DAMAGES);
      byte[] truncated = Arrays.copyOf(whole, length);
      if (readsAll(truncated, file, "cut to " + length + " bytes")) {
        assertThat(readsTheSample(truncated, file))
            .as("a file of %d bytes cut to %d has all its numbers", whole.length, length)
            .isTrue();
      }
    }
  }

  /** A file with wrong bytes is refused or read; nothing else may happen. */
  @Test
  public void survivesWrongBytes() throws IOException {
    Path file = writeSample(folder);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = whole.clone();
      // Half of the damage in the first part, where formats keep lengths and names.
      int at = random.nextInt(i % 2 == 0 ? Math.min(256, whole.length) : whole.length);
      damaged[at] = (byte) random.nextInt(256);
      if (!readsAll(damaged, file, "byte %d is %d".formatted(at, damaged[at]))) {
        refused++;
      }
    }
    assertThat(refused).as("damaged files that are refused").isPositive();
  }

  /** Whether a file can be read; fails if it is refused with another exception than it should. */
  private boolean readsAll(byte[] bytes, Path file, String damage) throws IOException {
    String name = file.getFileName().toString();
    Path other = Files.createTempDirectory(folder, "damaged");
    Files.write(other.resolve(name), bytes);
    try (Checkpoint checkpoint = format().open(new FolderFiles(other), name)) {
      checkpoint.entries().keySet().forEach(checkpoint::read);
      return true;
    } catch (CheckpointException e) {
      assertThat(e.getMessage()).as("the message for: %s", damage).contains(name);
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("With " + damage + " there is no CheckpointException but " + e, e);
    }
  }

  private boolean readsTheSample(byte[] bytes, Path file) throws IOException {
    String name = file.getFileName().toString();
    Path other = Files.createTempDirectory(folder, "truncated");
    Files.write(other.resolve(name), bytes);
    try (Checkpoint checkpoint = format().open(new FolderFiles(other), name)) {
      return checkpoint.entries().keySet().equals(sample().keySet())
          && sample().entrySet().stream()
              .allMatch(
                  entry ->
                      Arrays.equals(
                          HostValues.of(entry.getValue()),
                          HostValues.of(checkpoint.read(entry.getKey()))));
    }
  }

  private static ByteBuffer head(byte[] bytes) {
    return ByteBuffer.wrap(bytes, 0, Math.min(HEAD, bytes.length)).slice();
  }
}
