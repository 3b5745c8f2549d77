package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/** A model, or a file of a model, that is not where it was said to be. */
public class ModelNotFoundException extends LynxException {
  private static final long serialVersionUID = 1L;

  public ModelNotFoundException(String message) {
    super(message);
  }

  public ModelNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
