package ai.lynx.error;

import java.util.List;

/**
 * A configuration with mistakes. All of them are reported at once, so that one edit can mend them.
 */
public class InvalidConfigurationException extends LynxException {
  private static final long serialVersionUID = 1L;

  /** Kept as an array because lists need not be serializable. */
  private final String[] problems;

  /**
   * @param source what was read: a file's path, or the name of a plug
   * @param problems one sentence each; at least one
   */
  public InvalidConfigurationException(String source, List<String> problems) {
    super(describe(source, problems));
    this.problems = problems.toArray(String[]::new);
  }

  /** One sentence for each mistake, in the order they were found. */
  public List<String> problems() {
    return List.of(problems);
  }

  private static String describe(String source, List<String> problems) {
    if (problems.size() == 1) {
      return source + ": " + problems.get(0);
    }
    return source + ": " + problems.size() + " mistakes:\n  - " + String.join("\n  - ", problems);
  }
}
