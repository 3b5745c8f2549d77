package ai.lynx.benchmarks;

/**
 * What one turn took.
 *
 * @param milliseconds by the clock
 * @param cpuMilliseconds of the processor, all threads of the process together: what the clock
 *     would show for one thread if no other program ran
 */
public record Measurement(double milliseconds, double cpuMilliseconds) {
  public Measurement {
    check(milliseconds, "milliseconds");
    check(cpuMilliseconds, "cpu_milliseconds");
  }

  private static void check(double value, String name) {
    if (!(value >= 0) || Double.isInfinite(value)) { // not a number is not >= 0
      throw new IllegalArgumentException(name + " must be 0 or more and finite, not " + value);
    }
  }
}
