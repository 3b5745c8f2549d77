package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.benchmarks.Machine;
import ai.lynx.benchmarks.Measurement;
import ai.lynx.benchmarks.Report;
import ai.lynx.benchmarks.Row;
import ai.lynx.benchmarks.Series;
import ai.lynx.benchmarks.Workload;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for and what is printed; nothing is measured. */
class BenchCommandTest {
  @Test
  void aWorkloadThatIsNoneIsNamed() {
    Execution bench = Execution.of("bench", "fly");
    assertThat(bench.code()).isEqualTo(2);
    assertThat(bench.err()).contains("no workload fly", "decode", "all");
  }

  @Test
  void numbersOutOfRangeAreRefusedTogether(@TempDir Path folder) {
    Execution bench =
        Execution.of(
            "bench", "--threads", "0", "--turns", "-3", "--tokens", "1", "--model", folder);
    assertThat(bench.code()).isEqualTo(1);
    assertThat(bench.err()).contains("threads", "-3", "tokens", "GGUF").doesNotContain("\tat ");
  }

  @Test
  void anEngineThatIsNoneIsNamed() {
    Execution bench = Execution.of("bench", "decode", "--engine", "pytorhc");
    assertThat(bench.code()).isEqualTo(1);
    assertThat(bench.err()).contains("Did you mean \"pytorch\"?");
  }

  @Test
  void aPlaceForResultsIsLookedAtFirst(@TempDir Path folder) {
    Execution bench =
        Execution.of("bench", "decode", "--out", folder.resolve("absent").resolve("x.json"));
    assertThat(bench.code()).isEqualTo(1);
    assertThat(bench.err()).contains("its folder is not there");
  }

  @Test
  void theTableSaysRatiosAndWarnsOfABusyMachine() {
    Series ours = new Series(List.of(new Measurement(3.25, 6)));
    Series peer = new Series(List.of(new Measurement(6.5, 12)));
    Report report =
        new Report(
            new Machine("a processor", 2, "Linux", "Java", 3, 1.9),
            2,
            1,
            List.of(
                new Row(
                    Workload.DECODE,
                    "tensorrt int4",
                    true,
                    new Row.Measured(
                        ours,
                        Optional.of(peer),
                        JsonNodeFactory.instance.objectNode().put("engine", "an engine"),
                        List.of())),
                new Row(
                    Workload.DECODE,
                    "tensorrt float16",
                    true,
                    new Row.Unavailable("this machine cannot")),
                new Row(
                    Workload.DECODE, "llama.cpp", false, new Row.Unavailable("pip is not here"))));
    assertThat(BenchTable.lines(report))
        .startsWith(
            "workload  program           median   min   CPU  unit        ours/peer  CPU ours/peer  turns  notes",
            "decode    tensorrt int4       3.25  3.25  6.00  ms a token       0.50           0.50      1",
            "decode    tensorrt float16       -     -     -                      -              -      -  not available: this machine cannot",
            "decode    llama.cpp              -     -     -                      -              -      -  peer not available: pip is not here")
        .anyMatch(line -> line.startsWith("WARNING"))
        .anyMatch(line -> line.contains("an engine"));
  }
}
