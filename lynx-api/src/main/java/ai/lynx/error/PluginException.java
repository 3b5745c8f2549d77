package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/** A plug that is unknown, registered twice, or fails while it is created. */
public class PluginException extends LynxException {
  private static final long serialVersionUID = 1L;

  public PluginException(String message) {
    super(message);
  }

  public PluginException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
