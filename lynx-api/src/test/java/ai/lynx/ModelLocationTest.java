package ai.lynx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLocationTest {
  @Test
  void aRepositoryIsReadWithItsRevisionAndFile() {
    assertThat(ModelLocation.huggingFace("hf:owner/name@v1.0:model-Q4_K_M.gguf"))
        .isEqualTo(
            new ModelLocation.HuggingFace("owner/name", "v1.0", Optional.of("model-Q4_K_M.gguf")));
    assertThat(ModelLocation.huggingFace("hf://owner/name"))
        .isEqualTo(new ModelLocation.HuggingFace("owner/name", "main", Optional.empty()));
    assertThat(ModelLocation.huggingFace("gpt2@refs/pr/1"))
        .isEqualTo(new ModelLocation.HuggingFace("gpt2", "refs/pr/1", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf:owner/name",
        "hf:owner/name@v1",
        "hf:owner/name:q8_0",
        "hf:a@refs/pr/1:b/c.gguf"
      })
  void whatIsPrintedCanBeReadAgain(String text) {
    assertThat(ModelLocation.huggingFace(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hf:",
        "a/b/c",
        "../name",
        "owner/..",
        "/name",
        "owner/",
        "owner/na me",
        "owner/na--me",
        "-owner/name",
        "owner/name@",
        "owner/name@../x",
        "owner/name@/x",
        "owner/name@a b",
        "owner/name:",
        "owner/name:../x",
        "owner/name:/etc/passwd",
        "owner/name:a\\b"
      })
  void whatCouldLeadElsewhereIsNoName(String text) {
    assertThatThrownBy(() -> ModelLocation.huggingFace(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingMayBeDownloadedUnlessThatIsSaid() {
    assertThat(LoadOptions.defaults().downloads()).isEmpty();
    assertThat(
            LoadOptions.defaults()
                .withDownloads(DownloadListener.SILENT)
                .withPrecision(LoadOptions.Precision.BFLOAT16)
                .downloads())
        .isPresent();
  }
}
