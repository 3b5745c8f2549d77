package ai.lynx.spi.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFilesTest {
  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void pack() throws IOException {
    jar = folder.resolve("models.jar");
    write(
        jar,
        Map.of(
            "mine/lynx.json", "{}",
            "mine/data/weights", "abcdef",
            "minety/other", "x",
            "../evil", "x"));
  }

  static void write(Path jar, Map<String, String> contents) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(contents).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  @Test
  void theFilesOfAFolderAreSeen() throws IOException {
    ModelFiles files = new ArchiveFiles(jar, "mine");

    assertThat(files.names()).containsExactly("data/weights", "lynx.json");
    assertThat(files.size("data/weights")).isEqualTo(6);
    assertThat(new String(files.open("data/weights").readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("abcdef");
    ByteBuffer part = files.map("data/weights", 2, 3);
    assertThat(StandardCharsets.UTF_8.decode(part).toString()).isEqualTo("cde");
    assertThat(part.isReadOnly()).isTrue();
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new ArchiveFiles(folder.resolve("none.jar"), ""))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("none.jar");
    assertThatThrownBy(() -> new ArchiveFiles(jar, "yours"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("yours");
    assertThatThrownBy(() -> new ArchiveFiles(jar, "mine").open("../minety/other"))
        .isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(() -> new ArchiveFiles(jar, "mine").map("lynx.json", 1, 2))
        .isInstanceOf(CheckpointException.class);
  }

  @Test
  void aFileThatIsNoJarIsSaidToBeNone() throws IOException {
    Path none = Files.writeString(folder.resolve("text.jar"), "no jar");

    assertThatThrownBy(() -> new ArchiveFiles(none, ""))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("text.jar cannot be read");
  }

  @Test
  void selectedFilesHideTheOthers() {
    ModelFiles files =
        new SelectedFiles(new ArchiveFiles(jar, "mine"), Set.of("lynx.json", "absent"));

    assertThat(files.names()).containsExactly("lynx.json");
    assertThat(files.contains("data/weights")).isFalse();
    assertThat(files.contains("absent")).isFalse();
    assertThatThrownBy(() -> files.size("data/weights")).isInstanceOf(ModelNotFoundException.class);
  }
}
