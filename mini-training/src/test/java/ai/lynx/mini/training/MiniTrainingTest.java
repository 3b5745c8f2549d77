package ai.lynx.mini.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.Answer;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.media.Image;
import ai.lynx.scenes.Frame;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.SceneGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole recipe in small: it trains, stops, goes on, and writes a model that answers. */
class MiniTrainingTest {
  private static final String[] SMALL = {
    "--steps",
    "2,2,4",
    "--pictures",
    "60",
    "--clips",
    "40",
    "--held-out",
    "100",
    "--save-every",
    "2"
  };

  @Test
  void trainsAModelThatAnswers(@TempDir Path folder) {
    assertThat(train(folder, SMALL)).isZero();
    Scene scene = new SceneGenerator(5).picture(0);
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(folder.resolve("model")))) {
      Answer answer =
          model.ask(
              Image.ofRgb(Frame.SIZE, Frame.SIZE, scene.frames().get(0).rgb()),
              "What place is this?");
      assertThat(answer.tokens()).isNotEmpty();
      assertThat(answer.usage().vision()).isEqualTo(MiniModel.LATENTS);
    }
  }

  @Test
  void aRunThatLostItsLastStageEndsInTheSameModel(@TempDir Path whole, @TempDir Path stopped)
      throws Exception {
    assertThat(train(whole, SMALL)).isZero();
    assertThat(train(stopped, SMALL)).isZero();
    Files.delete(stopped.resolve("texts.safetensors"));
    assertThat(train(stopped, SMALL)).isZero();
    assertThat(stopped.resolve("model/model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model/model.safetensors"));
  }

  private static int train(Path folder, String... arguments) {
    CommandLine command = new CommandLine(new MiniTraining());
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = folder.toString();
    return command.execute(all);
  }
}
