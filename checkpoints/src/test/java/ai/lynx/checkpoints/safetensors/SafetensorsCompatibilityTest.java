package ai.lynx.checkpoints.safetensors;

import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.checkpoints.CheckpointFormatTest;
import java.nio.file.Path;
import java.util.Map;

class SafetensorsCompatibilityTest extends CheckpointFormatTest {
  @Override
  protected CheckpointFormat format() {
    return new SafetensorsFormat();
  }

  @Override
  protected Path writeSample(Path inFolder) {
    Path file = inFolder.resolve("model.safetensors");
    new SafetensorsWriter().write(file, sample(), Map.of("format", "pt"));
    return file;
  }

  @Override
  protected Map<String, TensorData> sample() {
    return Map.of(
        "a.weight", TensorData.of(new float[] {1, -2, 3, -4, 5, -6}, 2, 3),
        "a.bias", TensorData.of(new float[] {0.5f, 1.5f}, 2).to(ElementType.BFLOAT16),
        "ids", TensorData.of(new long[] {1, 1L << 40}, 2),
        "mask", TensorData.of(new boolean[] {true, false, true}, 3));
  }
}
