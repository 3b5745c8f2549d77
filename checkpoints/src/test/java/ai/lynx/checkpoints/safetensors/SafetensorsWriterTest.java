package ai.lynx.checkpoints.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Reference;
import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  private final SafetensorsWriter writer = new SafetensorsWriter();
  @TempDir Path folder;

  private Checkpoint open(String name) {
    return new SafetensorsFormat().open(new FolderFiles(folder), name);
  }

  private static Map<String, TensorData> read(Checkpoint checkpoint) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    checkpoint.entries().keySet().forEach(name -> tensors.put(name, checkpoint.read(name)));
    return tensors;
  }

  /** One tensor of each type, with bytes that tell them apart. */
  private static Map<String, TensorData> oneOfEachType() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (ElementType type : ElementType.values()) {
      ByteBuffer bytes = ByteBuffer.allocate(3 * type.bytes());
      for (int i = 0; i < bytes.capacity(); i++) {
        bytes.put(i, (byte) (type == ElementType.BOOL ? i % 2 : i + type.name().length()));
      }
      tensors.put("of \"" + type + "\" \u00e9\u4e2d", new TensorData(Shape.of(3, 1), type, bytes));
    }
    tensors.put("scalar", TensorData.of(new float[] {1.5f}));
    tensors.put("empty", TensorData.of(new long[0], 0, 7));
    return tensors;
  }

  @Test
  void whatIsWrittenIsRead() {
    Map<String, TensorData> tensors = oneOfEachType();
    writer.write(folder.resolve("a.safetensors"), tensors, Map.of("step", "7", "a", "\u00e9\n"));
    try (Checkpoint checkpoint = open("a.safetensors")) {
      assertThat(read(checkpoint)).containsExactlyInAnyOrderEntriesOf(tensors);
      assertThat(checkpoint.metadata())
          .containsExactly(Map.entry("a", "\u00e9\n"), Map.entry("step", "7"));
    }
  }

  @Test
  void sameTensorsGiveSameBytesInAnyOrder() throws IOException {
    Map<String, TensorData> tensors = oneOfEachType();
    Map<String, TensorData> backwards = new LinkedHashMap<>();
    List<String> names = List.copyOf(tensors.keySet());
    for (int i = names.size() - 1; i >= 0; i--) {
      backwards.put(names.get(i), tensors.get(names.get(i)));
    }
    writer.write(folder.resolve("a"), tensors, Map.of("x", "1", "y", "2"));
    writer.write(folder.resolve("b"), backwards, Map.of("y", "2", "x", "1"));
    assertThat(folder.resolve("b")).hasSameBinaryContentAs(folder.resolve("a"));
  }

  @Test
  void everyTensorBeginsAtAMultipleOfItsWidth() throws IOException {
    writer.write(folder.resolve("a"), oneOfEachType(), Map.of());
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("a"))).order(ByteOrder.LITTLE_ENDIAN);
    Header header = HeaderReader.read(new CheckpointFile(new FolderFiles(folder), "a"));
    assertThat(file.getLong(0) % 8).isZero();
    assertThat(header.tensors())
        .allSatisfy(
            tensor ->
                assertThat(tensor.begin() % StoredType.valueOf(tensor.type()).type().bytes())
                    .as(tensor.name())
                    .isZero());
  }

  @Test
  void rewritesAFileOfTheOriginalImplementation() throws IOException {
    Path reference = Reference.folder("lynx/text-only");
    try (Checkpoint original =
        new SafetensorsFormat().open(new FolderFiles(reference), "model.safetensors")) {
      writer.write(folder.resolve("copy"), read(original), original.metadata());
      try (Checkpoint copy = open("copy")) {
        assertThat(read(copy)).containsExactlyInAnyOrderEntriesOf(read(original));
      }
    }
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a.safetensors");
    writer.write(file, Map.of("a", TensorData.of(new float[] {1}, 1)), Map.of());
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> writer.write(file, new Growing(), Map.of()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("growing");
    assertThat(file).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> writer.write(folder.resolve("none/a.safetensors"), Map.of(), Map.of()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("none/a.safetensors");
  }

  @Test
  void theNameOfTheMetadataIsTaken() {
    assertThatThrownBy(
            () ->
                writer.write(
                    folder.resolve("a"),
                    Map.of("__metadata__", TensorData.of(new float[] {1}, 1)),
                    Map.of()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("__metadata__");
  }

  /** A map whose tensor is longer each time it is asked for. */
  private static final class Growing extends AbstractMap<String, TensorData> {
    private int size = 1;

    @Override
    public Set<Entry<String, TensorData>> entrySet() {
      size++;
      return Set.of(Map.entry("growing", TensorData.of(new float[size], size)));
    }
  }
}
