package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/** A file of weights that cannot be read, or weights that do not fit the model. */
public class CheckpointException extends LynxException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
