package ai.lynx.verification.reference;

import java.util.List;
import java.util.Locale;

/**
 * What came of a case.
 *
 * @param name the case
 * @param largestDifference of any tensor
 * @param tokens "equal", where they differ, or "none" if the case has none
 * @param failures one sentence each; empty if it passed
 */
public record CaseResult(
    String name, double largestDifference, String tokens, List<String> failures) {
  public CaseResult {
    failures = List.copyOf(failures);
  }

  /** Whether nothing differed. */
  public boolean passed() {
    return failures.isEmpty();
  }

  /** One line for a report. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s %s max-abs-diff %.3g tokens %s",
        passed() ? "pass" : "fail",
        name,
        largestDifference,
        tokens);
  }
}
