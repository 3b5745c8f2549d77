package ai.lynx.spi.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceFilesTest {
  /** Resources that every build has: the compiled classes of this package. */
  private final ResourceFiles files =
      new ResourceFiles(
          ResourceFiles.class.getClassLoader(),
          "ai/lynx/spi/checkpoint",
          List.of("ModelFiles.class", "Checkpoint.class", "Absent.class"));

  @Test
  void readsAndMaps() throws IOException {
    assertThat(files.names())
        .containsExactly("Absent.class", "Checkpoint.class", "ModelFiles.class");
    ByteBuffer head = files.map("ModelFiles.class", 0, 4);
    assertThat(head.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThat(head.isReadOnly()).isTrue();
    assertThat(head.getInt()).isEqualTo(Integer.reverseBytes(0xCAFEBABE));
    try (InputStream stream = files.open("ModelFiles.class")) {
      assertThat(stream.readAllBytes()).hasSize((int) files.size("ModelFiles.class"));
    }
  }

  @Test
  void refusesPartsOutsideTheFile() {
    assertThatThrownBy(() -> files.map("ModelFiles.class", files.size("ModelFiles.class"), 1))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("ModelFiles.class");
  }

  @Test
  void unlistedAndMissingFilesAreNotFound() {
    assertThatThrownBy(() -> files.size("../plug/Plug.class"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("../plug/Plug.class");
    assertThatThrownBy(() -> files.size("Absent.class"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("ai/lynx/spi/checkpoint/Absent.class");
  }
}
