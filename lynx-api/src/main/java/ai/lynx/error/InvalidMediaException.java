package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/**
 * A picture or a video that cannot be read: truncated, of an unknown kind, too large, or without
 * frames.
 */
public class InvalidMediaException extends LynxException {
  private static final long serialVersionUID = 1L;

  public InvalidMediaException(String message) {
    super(message);
  }

  public InvalidMediaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
