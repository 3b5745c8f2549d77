package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.tensor.TensorData;
import java.nio.file.Path;
import java.util.Map;

/** Writes files of weights in one format. Safe for use by several threads. */
public interface CheckpointWriter extends Plug {
  /**
   * Writes a file that appears whole or not at all: a file of that name is replaced only when the
   * new one is complete. The same tensors and metadata give the same bytes, in whatever order they
   * are given.
   *
   * <p>The tensors go to disk one after the other, so a map that holds mapped files, or that makes
   * each value when it is asked for, needs the memory of one tensor only. Each value may be asked
   * for twice, and must then have the same shape and type.
   *
   * @param file where to; its folder must exist
   * @param tensors by name
   * @param metadata text beside the weights; may be empty
   * @throws CheckpointException if it cannot be written, naming the file and the cause
   */
  void write(Path file, Map<String, TensorData> tensors, Map<String, String> metadata);
}
