package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginsCommandTest {
  @Test
  void listsEveryKindWithItsArtifact() {
    Execution listed = Execution.of("plugins");
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.lines().get(0)).startsWith("kind").contains("name", "artifact");
    assertThat(listed.out())
        .containsPattern("engine +pytorch +\\S*engine-pytorch\\S*")
        .containsPattern("vision encoder +eva-vit +\\S*vision-encoders\\S*")
        .containsPattern("bridge +perceiver-resampler +\\S*adapters\\S*")
        .containsPattern("language model +llama +\\S*llm-backbones\\S*")
        .containsPattern("checkpoint format +safetensors +\\S*checkpoints\\S*");
  }
}
