package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/** Use of a model or another resource after it was closed. */
public class ClosedException extends LynxException {
  private static final long serialVersionUID = 1L;

  public ClosedException(String message) {
    super(message);
  }

  public ClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
