package ai.lynx.checkpoints.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Fixture;
import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.checkpoints.zip.ZipDirectory;
import ai.lynx.checkpoints.zip.ZipEntry;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyTorchFormatTest {
  private final PyTorchFormat format = new PyTorchFormat();

  private static Checkpoint open(CheckpointFormat format, String name, byte[] file) {
    return format.open(MemoryFiles.of(name, file), name);
  }

  private Checkpoint open(String name) {
    return open(format, name, Fixture.read("pytorch/" + name));
  }

  private static Map<String, TensorData> tensors(Checkpoint checkpoint) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    checkpoint.entries().keySet().forEach(name -> tensors.put(name, checkpoint.read(name)));
    return tensors;
  }

  private static Map<String, TensorData> expected() {
    String name = "objects.safetensors";
    return tensors(open(new SafetensorsFormat(), name, Fixture.read("pytorch/" + name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zip-1", "zip-2", "zip-3", "zip-4", "zip-5", "legacy-1", "legacy-2", "legacy-4"})
  void readsAllKindsOfViewsAndTypes(String kind) {
    try (Checkpoint checkpoint = open("objects-" + kind + ".pt")) {
      assertThat(tensors(checkpoint)).containsExactlyInAnyOrderEntriesOf(expected());
      checkpoint
          .entries()
          .forEach(
              (name, entry) -> {
                assertThat(entry.shape()).isEqualTo(checkpoint.read(name).shape());
                assertThat(entry.type()).isEqualTo(checkpoint.read(name).type());
              });
    }
  }

  @Test
  void namesAreTheKeysAndPositionsThatLeadToATensor() {
    try (Checkpoint checkpoint = open("objects-zip-2.pt")) {
      assertThat(checkpoint.entries())
          .containsKeys(
              "model.0.weight",
              "model.1.running_mean",
              "views.every second row",
              "parameters.1",
              "again",
              "optimizer.state.0.exp_avg");
      assertThat(checkpoint.read("views.transposed").toFloats())
          .containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
      assertThat(checkpoint.read("views.expanded").toLongs()).containsExactly(1, 1, 1, 2, 2, 2);
    }
    try (Checkpoint checkpoint = open("tensor.pt")) {
      assertThat(checkpoint.entries()).containsOnlyKeys("tensor");
      assertThat(checkpoint.read("tensor").toFloats()).containsExactly(1, 2);
    }
  }

  @Test
  void numbersAndTextsBesideTheTensorsAreMetadata() {
    try (Checkpoint checkpoint = open("objects-zip-2.pt")) {
      assertThat(checkpoint.metadata())
          .containsOnly(
              Map.entry("epoch", "3"),
              Map.entry("large", "1180591620717411303424"),
              Map.entry("negative", "-70000"),
              Map.entry("loss", "0.25"),
              Map.entry("name", "caf\u00e9 \u4e2d"),
              Map.entry("best", "true"));
    }
  }

  @Test
  void whatCannotBeReadIsListedWithItsReason() {
    try (Checkpoint checkpoint = open("objects-zip-2.pt")) {
      assertThat(checkpoint.unreadable())
          .containsOnlyKeys(
              "unreadable.double",
              "unreadable.short",
              "unreadable.complex",
              "unreadable.unsigned",
              "unreadable.float8",
              "unreadable.negated");
      assertThatThrownBy(() -> checkpoint.read("unreadable.double"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("objects-zip-2.pt")
          .hasMessageContaining("unreadable.double")
          .hasMessageContaining("float64");
      assertThatThrownBy(() -> checkpoint.read("unreadable.negated"))
          .hasMessageContaining("resolve_neg");
    }
  }

  @Test
  void readsArchivesThatSomebodyCompressed() {
    byte[] stored = Fixture.read("pytorch/objects-zip-2.pt");
    SavedArchive compressed = new SavedArchive();
    for (ZipEntry entry :
        ZipDirectory.read(new CheckpointFile(MemoryFiles.of("a.pt", stored), "a.pt")).entries()) {
      byte[] content = new byte[(int) entry.length()];
      entry.bytes(0, content.length).get(content);
      compressed.with(entry.name(), content);
    }
    try (Checkpoint checkpoint = open(format, "a.pt", compressed.bytes())) {
      assertThat(tensors(checkpoint)).containsExactlyInAnyOrderEntriesOf(expected());
    }
  }

  @Test
  void aClassThatIsNotAllowedIsNamed() {
    assertThatThrownBy(() -> open("namespace.pt"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("namespace.pt")
        .hasMessageContaining("argparse.Namespace")
        .hasMessageContaining("save the tensors alone");
  }
}
