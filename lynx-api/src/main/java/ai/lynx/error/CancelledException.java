package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/** Work that was cancelled before it had a result. */
public class CancelledException extends LynxException {
  private static final long serialVersionUID = 1L;

  public CancelledException(String message) {
    super(message);
  }

  public CancelledException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
