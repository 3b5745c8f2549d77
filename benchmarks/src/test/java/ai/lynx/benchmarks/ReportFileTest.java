package ai.lynx.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  private static final Machine MACHINE = new Machine("a processor", 2, "Linux", "17", 0.5, 1.5);

  @TempDir Path folder;

  private static Report report() {
    Series ours = new Series(List.of(new Measurement(1, 2), new Measurement(3, 2)));
    Series peer = new Series(List.of(new Measurement(4, 8)));
    return new Report(
        MACHINE,
        2,
        2,
        List.of(
            new Row(
                Workload.DECODE,
                "ours",
                true,
                new Row.Measured(
                    ours,
                    Optional.of(peer),
                    JsonNodeFactory.instance.objectNode().put("engine", "e"),
                    List.of("a note"))),
            new Row(
                Workload.DECODE, "llama.cpp", false, new Row.Unavailable("there is no compiler"))));
  }

  @Test
  void everyTurnIsWrittenWithWhatFollows() throws IOException {
    Path file = folder.resolve("results.json");
    Files.writeString(file, "an older one");
    new ReportFile(file).write(ReportJson.of(report()));
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/machine/quiet").asBoolean()).isFalse();
    JsonNode row = json.at("/rows/0");
    assertThat(row.get("median").asDouble()).isEqualTo(2);
    assertThat(row.get("min").asDouble()).isEqualTo(1);
    assertThat(row.get("ratio").asDouble()).isEqualTo(0.5);
    assertThat(row.get("cpu_ratio").asDouble()).isEqualTo(0.25);
    assertThat(row.get("milliseconds")).hasSize(2);
    assertThat(row.at("/about/engine").asText()).isEqualTo("e");
    assertThat(row.at("/notes/0").asText()).isEqualTo("a note");
    assertThat(json.at("/rows/1/unavailable").asText()).isEqualTo("there is no compiler");
    assertThat(folder.toFile().list()).containsExactly("results.json"); // and nothing beside it
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> new ReportFile(folder))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("it is a folder");
    assertThatThrownBy(() -> new ReportFile(folder.resolve("absent").resolve("results.json")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("its folder is not there");
  }

  @Test
  void aMachineIsQuietIfItIsKnownToBe() {
    assertThat(new Machine("", 2, "", "", 9, 0.05).isQuiet()).isTrue();
    assertThat(new Machine("", 2, "", "", 0, -1).isQuiet()).isFalse();
  }
}
