package ai.lynx.mini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.Answer;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelInfo;
import ai.lynx.ModelLocation;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The bundled model, through the public API, on pictures that no generator drew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LynxMiniTest {
  private Lynx lynx;
  private LynxModel model;

  @BeforeAll
  void load() {
    lynx = Lynx.create();
    model = lynx.load(ModelLocation.bundled("lynx-mini"));
  }

  @AfterAll
  void close() {
    lynx.close();
  }

  @Test
  void answersDependOnThePicture() {
    List<String> answers = new ArrayList<>();
    for (Color color : List.of(Color.RED, Color.BLUE, Color.GREEN, Color.YELLOW)) {
      answers.add(model.ask(Drawn.image(color, 36), "What color is the circle?").text());
    }
    assertThat(answers).doesNotHaveDuplicates();
  }

  @Test
  void looksAtVideos() {
    Video moving =
        Video.ofImages(
            List.of(
                Drawn.image(Color.RED, 4),
                Drawn.image(Color.RED, 24),
                Drawn.image(Color.RED, 44),
                Drawn.image(Color.RED, 64)));
    assertThat(model.ask(moving, "What does the circle do?").text()).isNotBlank();
  }

  @Test
  void greedyAnswersRepeatThemselves() {
    Image picture = Drawn.image(Color.RED, 36);
    Answer first = model.ask(picture, "How many circles are there?");
    Answer second = model.ask(picture, "How many circles are there?");
    assertThat(second.tokens()).isEqualTo(first.tokens());
    assertThat(model.defaultOptions().beams()).isEqualTo(GenerationOptions.greedy().beams());
  }

  @Test
  void isAsSmallAsPromised() throws java.io.IOException {
    assertThat(new LynxMini().files().size("model.safetensors")).isLessThan(12L << 20);
    ModelInfo info = model.info();
    assertThat(info.unusedWeights()).isEmpty();
    assertThat(info.parts().stream().map(ModelInfo.Part::plug))
        .contains("eva-vit", "perceiver-resampler", "prefix", "bottleneck", "llama");
    try (var card = new LynxMini().files().open("MODEL_CARD.md")) {
      assertThat(new String(card.readAllBytes(), StandardCharsets.UTF_8)).contains("Open-VQA");
    }
  }
}
