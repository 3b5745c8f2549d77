package ai.lynx.verification.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cases say what they are about wherever they lie. */
class CaseAreaTest {
  private static String area(String description) {
    return CaseArea.of(ReferenceCase.parse(description)).orElse("none");
  }

  @Test
  void isToldByTheDescription() {
    assertThat(area("{\"generate\": [{\"inputs\": \"batch.\"}]}")).isEqualTo("vlm");
    assertThat(area("{\"generate\": [{\"input_ids\": \"ids\"}]}")).isEqualTo("llm");
    assertThat(area("{\"strings\": []}")).isEqualTo("tokenizers");
    assertThat(area("{\"items\": []}")).isEqualTo("images");
    assertThat(area("{\"class\": \"CLIPVisionModel\", \"image_size\": 28}")).isEqualTo("vision");
    assertThat(area("{\"what\": \"something\", \"generate\": []}")).isEqualTo("none");
  }
}
