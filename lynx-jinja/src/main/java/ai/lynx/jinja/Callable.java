package ai.lynx.jinja;

/** A function that a template can call. */
@FunctionalInterface
public interface Callable {
  /**
   * @return a text, a number, a truth value, a list, a map, null, or another function
   * @throws TemplateException if the call fails; its message is what the user reads
   */
  Object call(Arguments arguments);
}
