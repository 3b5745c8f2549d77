package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/** A prompt that cannot be answered, such as an empty question. */
public class InvalidPromptException extends LynxException {
  private static final long serialVersionUID = 1L;

  public InvalidPromptException(String message) {
    super(message);
  }

  public InvalidPromptException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
