package ai.lynx.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The turns of one program, in the order they were taken.
 *
 * @param turns one or more
 */
public record Series(List<Measurement> turns) {
  public Series {
    turns = List.copyOf(turns);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("a series has one turn at least");
    }
  }

  /** The median by the clock, in milliseconds. */
  public double median() {
    return median(Measurement::milliseconds);
  }

  /** The least by the clock, in milliseconds. */
  public double least() {
    return turns.stream().mapToDouble(Measurement::milliseconds).min().orElseThrow();
  }

  /** The mean of processor time, in milliseconds: Java tells it in steps too large for a median. */
  public double cpuMean() {
    return turns.stream().mapToDouble(Measurement::cpuMilliseconds).average().orElseThrow();
  }

  /** This median over another's; empty where the other is 0. */
  public OptionalDouble ratio(Series other) {
    return ratio(median(), other.median());
  }

  /** The same of processor time. */
  public OptionalDouble cpuRatio(Series other) {
    return ratio(cpuMean(), other.cpuMean());
  }

  private static OptionalDouble ratio(double one, double other) {
    return other == 0 ? OptionalDouble.empty() : OptionalDouble.of(one / other);
  }

  /** The middle one; of an even number the mean of the middle two. */
  private double median(ToDoubleFunction<Measurement> number) {
    double[] sorted = turns.stream().mapToDouble(number).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }
}
