package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/**
 * Everything that Lynx throws on purpose. The message says what is wrong, where, and how to mend
 * it.
 */
public class LynxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LynxException(String message) {
    super(message);
  }

  public LynxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
