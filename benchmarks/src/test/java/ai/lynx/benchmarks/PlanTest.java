package ai.lynx.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.error.InvalidConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  @TempDir Path folder;

  private Plan plan(Optional<Path> model, Optional<Path> encoder, int threads, int tokens) {
    return new Plan(
        List.of(Workload.DECODE),
        model,
        encoder,
        Optional.empty(),
        List.of("pytorch"),
        List.of(Precision.FLOAT32),
        threads,
        1,
        tokens,
        new Plan.PeerSource(Optional.empty(), folder, false));
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThatThrownBy(() -> plan(Optional.of(folder), Optional.of(folder), 0, 1))
        .isInstanceOfSatisfying(
            InvalidConfigurationException.class, e -> assertThat(e.problems()).hasSize(4));
  }

  @Test
  void whatIsNotHereIsARowThatSaysSo() {
    Report report =
        new Benchmark(plan(Optional.empty(), Optional.empty(), 1, 2), words -> {}).run();
    assertThat(report.rows())
        .singleElement()
        .extracting(Row::result)
        .isInstanceOfSatisfying(
            Row.Unavailable.class, row -> assertThat(row.why()).contains("fetch-smollm2"));
    assertThat(report.machine().cores()).isPositive();
  }
}
