package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InspectCommandTest {
  @Test
  void saysWhatAnOfficialFolderHolds() {
    Execution inspected = Execution.of("inspect", ReferenceModels.model());
    assertThat(inspected.code()).as(inspected.err()).isZero();
    assertThat(inspected.out())
        .contains("as the official repository is")
        .containsPattern("vision encoder +eva-vit +[0-9,]+ +frozen +[0-9.]+ MiB +\\{")
        .containsPattern("bridge +perceiver-resampler +[0-9,]+ +trained")
        .containsPattern("adapter +bottleneck +[0-9,]+ +trained .*every 2 layers")
        .containsPattern("language model +llama +[0-9,]+ +frozen")
        .contains("unused weights: ", "vision_encoder.blocks.2.");
  }
}
