package ai.lynx.error;

import org.jspecify.annotations.Nullable;

/**
 * A download that was refused, broke off, or brought other bytes than it should have. What was
 * fetched stays on the disk, and the next attempt takes it up there.
 */
public class DownloadException extends LynxException {
  private static final long serialVersionUID = 1L;

  public DownloadException(String message) {
    super(message);
  }

  public DownloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
