package ai.lynx.benchmarks;

import java.util.List;

/**
 * What a run gave.
 *
 * @param machine where
 * @param threads of each program
 * @param turns of each program, in each comparison
 * @param rows of each workload together, ours first
 */
public record Report(Machine machine, int threads, int turns, List<Row> rows) {
  public Report {
    rows = List.copyOf(rows);
  }
}
