package ai.lynx.checkpoints.file;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Reads a checkpoint that several files hold.
 *
 * @param holders the file that holds each tensor
 */
public record PartsReader(Map<String, ? extends Checkpoint> holders)
    implements OpenedCheckpoint.TensorReader {
  @Override
  public TensorData read(String name) {
    return holders.get(name).read(name);
  }

  @Override
  public void read(String name, ElementType type, ByteBuffer into) {
    holders.get(name).read(name, type, into);
  }
}
