package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskCommandTest {
  @Test
  void answersAsTheOfficialCodeDoes() {
    Execution asked =
        Execution.of(
            "ask",
            "--model",
            ReferenceModels.model(),
            "--timings",
            ReferenceModels.picture(0),
            ReferenceModels.QUESTION);
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.out().strip()).isEqualTo(ReferenceModels.ANSWER);
    assertThat(asked.err()).contains("vision", "(6 vectors)", "tokens");
  }

  @Test
  void severalPicturesAreAVideo() {
    Execution asked =
        Execution.of(
            "ask",
            "--model",
            ReferenceModels.model(),
            "--max-new-tokens=3",
            "--beams=1",
            "--timings",
            ReferenceModels.picture(0),
            ReferenceModels.picture(1),
            "Is it moving?");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.err()).contains("(3 tokens, length)");
  }

  @Test
  void drawsTheSameWithTheSameSeed() {
    Object[] arguments = {
      "ask",
      "--model",
      ReferenceModels.model(),
      "--sample",
      "--beams=1",
      "--temperature=1.5",
      "--top-k=50",
      "--top-p=0.95",
      "--seed=7",
      "--max-new-tokens=12",
      ReferenceModels.picture(2),
      "Why?"
    };
    assertThat(Execution.of(arguments).out()).isEqualTo(Execution.of(arguments).out()).isNotBlank();
  }

  @Test
  void aTextFileThatIsCalledAPictureIsOneCleanMessage(@TempDir Path folder) throws IOException {
    Path fake = Files.writeString(folder.resolve("notes.png"), "these are words");
    Execution asked = Execution.of("ask", "--model", ReferenceModels.model(), fake, "Why?");
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.out()).isEmpty();
    assertThat(asked.err()).startsWith("lynx: ").contains(fake.toString());
    assertThat(asked.err().lines()).hasSize(1);

    Execution traced =
        Execution.of("ask", "--stacktrace", "--model", ReferenceModels.model(), fake, "Why?");
    assertThat(traced.err()).contains("InvalidMediaException", "\tat ai.lynx.");
  }

  @Test
  void whatIsNotUnderstoodIsExplained() {
    assertThat(Execution.of("ask", "picture.png").code()).isEqualTo(2);
    Execution asked =
        Execution.of(
            "ask",
            "--model",
            ReferenceModels.model(),
            "--beams=0",
            ReferenceModels.picture(0),
            "?");
    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err()).contains("beams must be 1 or more, not 0", "lynx ask [OPTIONS]");
  }

  @Test
  void anUnknownModelOrEngineIsNamed(@TempDir Path folder) {
    Execution noFolder =
        Execution.of("ask", "--model", folder.resolve("none"), ReferenceModels.picture(0), "Why?");
    assertThat(noFolder.code()).isEqualTo(1);
    assertThat(noFolder.err()).contains(folder.resolve("none").toString(), "does not exist");
    Execution noEngine =
        Execution.of("ask", "--engine=pytorhc", ReferenceModels.picture(0), "Why?");
    assertThat(noEngine.code()).isEqualTo(1);
    assertThat(noEngine.err()).contains("Did you mean \"pytorch\"?");
  }
}
