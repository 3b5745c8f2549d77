package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private Path folder;

  @Test
  void twoEnginesAgreeInFloat32() {
    Execution compared =
        Execution.of("compare", "lynx-mini", "--engine=tensorrt", "--against=pytorch");
    assertThat(compared.code()).as(compared.out() + compared.err()).isZero();
    assertThat(compared.lines()).anyMatch(line -> line.startsWith("within mean KL 0.0000"));
    assertThat(compared.lines()).anyMatch(line -> line.startsWith("within perplexity"));
  }

  @Test
  void roundedWeightsMoveAnswersALittle() throws IOException {
    Path file = folder.resolve("report.json");
    Execution compared =
        Execution.of(
            "compare",
            "lynx-mini",
            "--engine=pytorch",
            "--weights=int8",
            "--against=pytorch",
            "--json=" + file);
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    double divergence = report.at("/kl_divergence/mean").asDouble();
    assertThat(divergence).isBetween(1e-9, 0.05);
    assertThat(report.get("precision").asText()).isEqualTo("int8");
    double bound = report.at("/kl_divergence/bound").asDouble();
    double change = Math.abs(report.at("/perplexity/change").asDouble());
    boolean within = divergence <= bound && change <= report.at("/perplexity/bound").asDouble();
    assertThat(report.get("within_bounds").asBoolean()).isEqualTo(within);
    assertThat(compared.code()).isEqualTo(within ? 0 : 1);
    assertThat(report.get("layer_errors")).isNotEmpty();
    assertThat(report.get("layer_errors"))
        .allSatisfy(error -> assertThat(error.asDouble()).isBetween(1e-6, 0.3));
  }

  @Test
  void aFolderWithoutPromptsIsRefused() {
    Execution refused = Execution.of("compare", "lynx-mini", "--prompts=" + folder);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("there is no case.json");
  }

  @Test
  void trainingRefusesRoundedWeights() {
    Execution refused =
        Execution.of("train", "lynx-mini", "x.jsonl", "--out=" + folder, "--precision=int8");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("Training needs floating numbers");
  }
}
