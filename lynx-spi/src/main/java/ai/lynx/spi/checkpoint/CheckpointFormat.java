package ai.lynx.spi.checkpoint;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.plug.Plug;
import java.nio.ByteBuffer;

/** A format of files that hold weights. */
public interface CheckpointFormat extends Plug {
  /**
   * Whether a file is of this format.
   *
   * @param fileName its name
   * @param head its first bytes, at most 16
   */
  boolean recognises(String fileName, ByteBuffer head);

  /**
   * Opens a file. Only what is needed to know the tensors' names, shapes and places is read;
   * nothing is executed, and no length in the file is believed before it is checked against the
   * file's size.
   *
   * @throws CheckpointException if the file is damaged, naming file and place
   */
  Checkpoint open(ModelFiles files, String fileName);
}
