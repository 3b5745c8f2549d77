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
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
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

  /** One large disc on a plain ground. */
  private static Image disc(Color color, int x) {
    BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(200, 200, 200));
    pen.fillRect(0, 0, 96, 96);
    pen.setColor(color);
    pen.fillOval(x, 36, 24, 24);
    pen.dispose();
    return Image.of(picture);
  }

  @Test
  void answersDependOnThePicture() {
    List<String> answers = new ArrayList<>();
    for (Color color : List.of(Color.RED, Color.BLUE, Color.GREEN, Color.YELLOW)) {
      answers.add(model.ask(disc(color, 36), "What color is the circle?").text());
    }
    assertThat(answers).doesNotHaveDuplicates();
  }

  @Test
  void looksAtVideos() {
    Video moving =
        Video.ofImages(
            List.of(
                disc(Color.RED, 4), disc(Color.RED, 24), disc(Color.RED, 44), disc(Color.RED, 64)));
    assertThat(model.ask(moving, "What does the circle do?").text()).isNotBlank();
  }

  @Test
  void greedyAnswersRepeatThemselves() {
    Image picture = disc(Color.RED, 36);
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
