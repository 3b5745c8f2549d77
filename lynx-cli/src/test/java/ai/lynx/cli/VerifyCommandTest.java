package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @Test
  void printsALineForEachCaseAndTheTotal() {
    Execution verified =
        Execution.of("verify", ReferenceModels.folder("preprocess-text"), ReferenceModels.model());
    List<String> lines = verified.lines();
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).matches("pass preprocess-text max-abs-diff \\S+ tokens \\S+");
    assertThat(lines.get(1)).matches("pass end-to-end max-abs-diff \\S+ tokens \\S+");
    assertThat(lines.get(2)).isEqualTo("2 passed, 0 failed");
  }

  @Test
  void saysWhyACaseFails(@TempDir Path folder) throws IOException {
    ReferenceModels.copy(ReferenceModels.model(), folder.resolve("spoilt"));
    for (String name : List.of("case.json", "result_images.jsonl")) {
      Path file = folder.resolve("spoilt").resolve(name);
      Files.writeString(file, Files.readString(file).replace("yesaH", "yesaX"));
    }
    Execution verified = Execution.of("verify", "--engine=pytorch", folder);
    List<String> lines = verified.lines();
    assertThat(verified.code()).isEqualTo(1);
    assertThat(lines.get(0)).startsWith("fail spoilt max-abs-diff ");
    assertThat(lines.get(1)).startsWith("    ").contains("yesaX", "yesaH");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("0 passed, 1 failed");
  }

  @Test
  void aFolderWithoutCasesIsAnError(@TempDir Path folder) {
    Execution verified = Execution.of("verify", folder);
    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.err()).startsWith("lynx: ").contains(folder.toString(), "case.json");
  }
}
