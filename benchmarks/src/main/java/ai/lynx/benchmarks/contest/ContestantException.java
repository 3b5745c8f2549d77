package ai.lynx.benchmarks.contest;

/** A program could not be measured. Its message is a sentence for the table. */
public final class ContestantException extends Exception {
  private static final long serialVersionUID = 1;

  public ContestantException(String message) {
    super(message);
  }

  public ContestantException(String message, Throwable cause) {
    super(message, cause);
  }
}
