package ai.lynx.spi.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderFilesTest {
  @TempDir Path parent;

  @BeforeEach
  void fill() throws IOException {
    Path folder = Files.createDirectories(parent.resolve("model/data"));
    Files.writeString(parent.resolve("secret"), "no file of the model");
    Files.writeString(folder.resolve("weights.bin"), "0123456789");
    Files.writeString(parent.resolve("model/lynx.json"), "{}");
  }

  private FolderFiles files() {
    return new FolderFiles(parent.resolve("model"));
  }

  @Test
  void listsFilesOfSubFoldersWithSlashes() {
    assertThat(files().names()).containsExactly("data/weights.bin", "lynx.json");
    assertThat(files().size("data/weights.bin")).isEqualTo(10);
  }

  @Test
  void readsAndMaps() throws IOException {
    try (InputStream stream = files().open("data/weights.bin")) {
      assertThat(new String(stream.readAllBytes(), US_ASCII)).isEqualTo("0123456789");
    }
    ByteBuffer part = files().map("data/weights.bin", 3, 4);
    assertThat(part.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThat(part.isReadOnly()).isTrue();
    assertThat(US_ASCII.decode(part).toString()).isEqualTo("3456");
    assertThat(files().map("data/weights.bin", 10, 0).remaining()).isZero();
  }

  @Test
  void mapsLargeParts() throws IOException {
    byte[] large = new byte[10_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31 >> 3);
    }
    Files.write(parent.resolve("model/large"), large);
    ByteBuffer part = files().map("large", 7, 9_000);
    assertThat(part.isReadOnly()).isTrue();
    assertThat(part.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThat(part).isEqualTo(ByteBuffer.wrap(large, 7, 9_000));
  }

  @Test
  void refusesPartsOutsideTheFile() {
    for (long offset : new long[] {-1, 7, 11, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> files().map("data/weights.bin", offset, 4))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("data/weights.bin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "data/../../secret", "/etc/passwd", "a\0b", "data", "", "x"})
  void whatIsNotInTheFolderIsNotFound(String name) {
    assertThat(files().contains(name)).isFalse();
    assertThatThrownBy(() -> files().map(name, 0, 1)).isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(() -> files().open(name)).isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(() -> files().size(name)).isInstanceOf(ModelNotFoundException.class);
  }

  @Test
  void followsLinksAsModelCachesUseThem() throws IOException {
    Files.createSymbolicLink(parent.resolve("model/linked.bin"), parent.resolve("secret"));
    assertThat(files().names()).contains("linked.bin");
    assertThat(files().size("linked.bin")).isEqualTo(20);
  }

  @Test
  void aFolderMustExist() {
    assertThatThrownBy(() -> new FolderFiles(parent.resolve("none")))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("none");
  }
}
