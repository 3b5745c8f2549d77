package ai.lynx.cli;

import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.plug.Capability;
import ai.lynx.spi.tensor.TensorData;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A writer that shows how many weights were written.
 *
 * @param writer writes
 * @param progress one step for each weight
 */
record WatchedWriter(CheckpointWriter writer, Progress progress) implements CheckpointWriter {
  @Override
  public String name() {
    return writer.name();
  }

  @Override
  public Set<Capability> capabilities() {
    return writer.capabilities();
  }

  @Override
  public void write(Path file, Map<String, TensorData> tensors, Map<String, String> metadata) {
    writer.write(file, new Watched(tensors), metadata);
  }

  /** Weights, of which each is fetched by its name when its turn has come. */
  private final class Watched extends AbstractMap<String, TensorData> {
    private final Map<String, TensorData> tensors;

    Watched(Map<String, TensorData> tensors) {
      this.tensors = tensors;
    }

    @Override
    public @Nullable TensorData get(Object name) {
      progress.step();
      return tensors.get(name);
    }

    @Override
    public Set<Entry<String, TensorData>> entrySet() {
      return tensors.entrySet();
    }
  }
}
