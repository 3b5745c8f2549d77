package ai.lynx.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.checkpoints.gguf.GgufFormat;
import ai.lynx.checkpoints.pytorch.PyTorchFormat;
import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are copied to where they are wanted are those that are read. */
class CopiedNumbersTest {
  private static final List<CheckpointFormat> FORMATS =
      List.of(new GgufFormat(), new PyTorchFormat(), new SafetensorsFormat());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gguf/every-type.gguf",
        "gguf/every-type.safetensors",
        "pytorch/objects.safetensors",
        "pytorch/objects-legacy-2.pt",
        "pytorch/objects-zip-2.pt",
        "pytorch/small-zip.pt"
      })
  void areThoseThatAreRead(String fixture) throws IOException {
    String name = fixture.substring(fixture.indexOf('/') + 1);
    byte[] content = Fixture.read(fixture);
    Files.write(folder.resolve(name), content);
    for (ModelFiles files : List.of(new FolderFiles(folder), MemoryFiles.of(name, content))) {
      ByteBuffer head = files.map(name, 0, 16);
      CheckpointFormat format =
          FORMATS.stream().filter(one -> one.recognises(name, head)).findFirst().orElseThrow();
      try (Checkpoint checkpoint = format.open(files, name)) {
        checkpoint.entries().forEach((tensor, entry) -> compare(checkpoint, tensor, entry.type()));
      }
    }
  }

  private static void compare(Checkpoint checkpoint, String tensor, ElementType stored) {
    TensorData read = checkpoint.read(tensor);
    List<ElementType> wanted =
        stored.isFloating()
            ? List.of(ElementType.FLOAT32, ElementType.BFLOAT16, ElementType.FLOAT16)
            : List.of(stored);
    for (ElementType type : wanted) {
      int length = read.elements() * type.bytes();
      ByteBuffer into = ByteBuffer.allocate(length + 2).order(ByteOrder.LITTLE_ENDIAN);
      into.position(1);
      checkpoint.read(tensor, type, into);
      assertThat(into.position()).as("%s as %s", tensor, type).isEqualTo(length + 1);
      ByteBuffer want = stored.isFloating() ? read.to(type).bytes() : read.bytes();
      assertThat(into.slice(1, length).mismatch(want.duplicate()))
          .as("%s as %s", tensor, type)
          .isEqualTo(-1);
    }
  }
}
