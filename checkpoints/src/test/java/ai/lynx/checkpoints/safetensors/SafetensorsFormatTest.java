package ai.lynx.checkpoints.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.checkpoints.Reference;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetensorsFormatTest {
  private final SafetensorsFormat format = new SafetensorsFormat();

  private Checkpoint open(String header, int dataBytes) {
    return format.open(
        MemoryFiles.of("a.safetensors", SafetensorsFile.of(header, dataBytes)), "a.safetensors");
  }

  @Test
  void readsNamesShapesTypesAndMetadata() {
    try (Checkpoint checkpoint =
        open(
            """
            {"__metadata__": {"format": "pt"},
             "b": {"dtype": "U8", "shape": [2, 3], "data_offsets": [4, 10]},
             "a": {"dtype": "I32", "shape": [], "data_offsets": [0, 4]},
             "none": {"dtype": "F16", "shape": [3, 0], "data_offsets": [10, 10]}}   \
            """,
            10)) {
      assertThat(checkpoint.metadata()).containsExactly(Map.entry("format", "pt"));
      assertThat(checkpoint.entries()).containsOnlyKeys("b", "a", "none");
      assertThat(checkpoint.entries().get("b"))
          .isEqualTo(new Checkpoint.Entry(Shape.of(2, 3), ElementType.UINT8, "a.safetensors"));
      assertThat(checkpoint.read("a").toLongs()).containsExactly(0x03020100);
      assertThat(checkpoint.read("b").toLongs()).containsExactly(4, 5, 6, 7, 8, 9);
      assertThat(checkpoint.read("none").elements()).isZero();
    }
  }

  @Test
  void aTypeThatEnginesDoNotKnowHurtsOnlyWhoReadsIt() {
    try (Checkpoint checkpoint =
        open(
            """
            {"wide": {"dtype": "F64", "shape": [1], "data_offsets": [0, 8]},
             "a": {"dtype": "I8", "shape": [1], "data_offsets": [8, 9]}}""",
            9)) {
      assertThat(checkpoint.entries()).containsOnlyKeys("a");
      assertThat(checkpoint.unreadable()).containsOnlyKeys("wide");
      assertThat(checkpoint.read("a").toLongs()).containsExactly(8);
      assertThatThrownBy(() -> checkpoint.read("wide"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("a.safetensors")
          .hasMessageContaining("wide")
          .hasMessageContaining("F64");
    }
  }

  @Test
  void whatIsNotThereOrClosedIsSaidSo() {
    Checkpoint checkpoint =
        open("{\"weight\": {\"dtype\": \"I8\", \"shape\": [1], \"data_offsets\": [0, 1]}}", 1);
    assertThatThrownBy(() -> checkpoint.read("weigth"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("Did you mean weight?");
    checkpoint.close();
    checkpoint.close();
    assertThatThrownBy(() -> checkpoint.read("weight")).isInstanceOf(ClosedException.class);
  }

  @Test
  void readsFilesOfTheOriginalImplementation() {
    Path folder = Reference.folder("llm/llama-bf16");
    try (Checkpoint checkpoint = format.open(new FolderFiles(folder), "model.safetensors")) {
      assertThat(checkpoint.entries().values())
          .extracting(Checkpoint.Entry::type)
          .containsOnly(ElementType.BFLOAT16);
      assertThat(checkpoint.entries()).isNotEmpty();
      checkpoint
          .entries()
          .forEach(
              (name, entry) ->
                  assertThat(checkpoint.read(name).toFloats())
                      .as(name)
                      .hasSize((int) entry.shape().elements().value())
                      .doesNotContain(Float.NaN));
    }
  }
}
