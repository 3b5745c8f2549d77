package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  @TempDir private Path folder;

  @Test
  void theConvertedModelAnswersAsBefore() {
    Path converted = folder.resolve("converted");
    Execution convert = Execution.of("convert", ReferenceModels.model(), converted);
    assertThat(convert.code()).as(convert.err()).isZero();
    assertThat(convert.out()).contains(converted.toString(), "float32");
    assertThat(convert.err()).contains("not used, left out: vision_encoder.");
    Execution asked =
        Execution.of(
            "ask", "--model", converted, ReferenceModels.picture(0), ReferenceModels.QUESTION);
    assertThat(asked.out().strip()).isEqualTo(ReferenceModels.ANSWER);
  }

  @Test
  void halfPrecisionTakesHalfTheRoom() throws IOException {
    Path whole = folder.resolve("whole");
    Path half = folder.resolve("half");
    assertThat(Execution.of("convert", ReferenceModels.model(), whole).code()).isZero();
    assertThat(Execution.of("convert", "--type=float16", whole, half).code()).isZero();
    assertThat(Files.size(half.resolve("model.safetensors")))
        .isLessThan((long) (0.55 * Files.size(whole.resolve("model.safetensors"))));
    assertThat(Execution.of("convert", whole, half).err()).contains("not empty");
  }
}
