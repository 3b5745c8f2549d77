package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
  @Test
  void countsRightAnswersByClass(@TempDir Path folder) throws IOException {
    Files.copy(ReferenceModels.picture(1), folder.resolve("1.png"));
    Path questions =
        Files.write(
            folder.resolve("questions.jsonl"),
            List.of(
                "{\"image\": \"1.png\", \"question\": \"Why?\", \"answer\": \"YesBemFo\", \"class\": \"Others\"}",
                "",
                "{\"image\": \"1.png\", \"question\": \"Why?\", \"answer\": [\"no\", \"yesbemfo\"], \"class\": \"Others\"}",
                "{\"image\": \"1.png\", \"question\": \"Why?\", \"answer\": \"no\", \"class\": \"Color\"}",
                "{\"video\": [\"1.png\", \"1.png\"], \"question\": \"Why?\", \"answer\": \"no\", \"class\": \"Color\"}"));
    Path answers = folder.resolve("answers.jsonl");
    Execution scored =
        Execution.of("eval", "--answers", answers, ReferenceModels.model(), questions);
    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.lines())
        .containsExactly(
            "class   asked  right  accuracy",
            "Color       2      0     0.0 %",
            "Others      2      2   100.0 %",
            "total       4      2    50.0 %");
    assertThat(Files.readAllLines(answers))
        .hasSize(4)
        .first()
        .asString()
        .contains("\"answer\":\"yesbemfo\"", "\"right\":true");
  }

  @Test
  void aMistakeInTheFileIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Path questions =
        Files.write(
            folder.resolve("questions.jsonl"),
            List.of(
                "{\"question\": \"Why?\", \"answer\": \"no\"}",
                "{\"image\": 3, \"answer\": \"\"}"));
    Execution scored = Execution.of("eval", ReferenceModels.model(), questions);
    assertThat(scored.code()).isEqualTo(1);
    assertThat(scored.err())
        .contains("questions.jsonl, line 2", "image must be text", "question is missing");
  }
}
