package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.Fixture;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.checkpoints.CheckpointFormatTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ZipCompatibilityTest extends CheckpointFormatTest {
  @Override
  protected CheckpointFormat format() {
    return new PyTorchFormat();
  }

  @Override
  protected Path writeSample(Path inFolder) throws IOException {
    return Files.write(inFolder.resolve("small.pt"), Fixture.read("pytorch/small-zip.pt"));
  }

  @Override
  protected Map<String, TensorData> sample() {
    return Map.of(
        "a",
        TensorData.of(new float[] {1, 3, 2, 4}, 2, 2),
        "b",
        new TensorData(Shape.of(1), ElementType.INT8, ByteBuffer.wrap(new byte[] {7})));
  }
}
