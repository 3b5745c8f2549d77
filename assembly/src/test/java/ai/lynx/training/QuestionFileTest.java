package ai.lynx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionFileTest {
  @TempDir private Path folder;

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("questions.jsonl"), List.of(lines));
  }

  @Test
  void readsPicturesVideosAndTexts() throws IOException {
    Path file =
        write(
            "{\"index\": 3, \"image\": \"a/0.png\", \"question\": \"Why?\", \"answer\": [\"yes\", \"no\"]}",
            "",
            "{\"video\": [\"0.png\", \"/abs/1.png\"], \"question\": \"How?\", \"answer\": \"so\", \"class\": \"Action\"}",
            "{\"question\": \"Who?\", \"answer\": \"me\"}");
    assertThat(QuestionFile.read(file))
        .containsExactly(
            new LabelledQuestion(
                List.of(folder.resolve("a/0.png")), false, "Why?", List.of("yes", "no"), "all"),
            new LabelledQuestion(
                List.of(folder.resolve("0.png"), Path.of("/abs/1.png")),
                true,
                "How?",
                List.of("so"),
                "Action"),
            new LabelledQuestion(List.of(), false, "Who?", List.of("me"), "all"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"question\": \"Why?\"}|answer is missing",
        "{\"question\": \" \", \"answer\": \"no\"}|question is blank",
        "{\"question\": \"Why?\", \"answer\": 3}|answer must be a list of texts, not 3",
        "{\"video\": [], \"question\": \"Why?\", \"answer\": \"no\"}|video needs at least one frame",
        "{\"image\": \"0.png\", \"video\": [\"0.png\"], \"question\": \"Why?\", \"answer\": \"no\"}|image and video",
        "[1, 2]|is no JSON object",
        "{\"question\": |is no JSON object"
      })
  void namesLineAndMistake(String line, String mistake) throws IOException {
    Path file = write("{\"question\": \"Why?\", \"answer\": \"no\"}", line);
    assertThatThrownBy(() -> QuestionFile.read(file))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("questions.jsonl, line 2")
        .hasMessageContaining(mistake);
  }

  @Test
  void aFileThatIsAbsentOrEmptyIsNamed() throws IOException {
    assertThatThrownBy(() -> QuestionFile.read(folder.resolve("none.jsonl")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("none.jsonl");
    Path empty = write("", " ");
    assertThatThrownBy(() -> QuestionFile.read(empty)).hasMessageContaining("holds no question");
  }

  @Test
  void aRightAnswerIsOneOfThemApartFromCase() {
    LabelledQuestion question =
        new LabelledQuestion(List.of(), false, "Why?", List.of("Dark Green", "green"), "Color");
    assertThat(question.isRight(" dark green")).isTrue();
    assertThat(question.isRight("GREEN")).isTrue();
    assertThat(question.isRight("dark")).isFalse();
  }
}
