package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/** An engine that is missing, lacks its native library, or fails while it computes. */
public class EngineException extends LynxException {
  private static final long serialVersionUID = 1L;

  public EngineException(String message) {
    super(message);
  }

  public EngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
