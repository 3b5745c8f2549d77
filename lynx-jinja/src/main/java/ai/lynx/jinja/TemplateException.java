package ai.lynx.jinja;

/** A template that is malformed, or fails where it is rendered. The message says why. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }
}
