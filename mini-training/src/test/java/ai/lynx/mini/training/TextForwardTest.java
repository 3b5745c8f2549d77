package ai.lynx.mini.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.weights.FreshNumbers;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.SceneGenerator;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are read together do not see each other. */
class TextForwardTest {
  @TempDir Path folder;

  @Test
  void aTextCostsTheSameAloneAsAmongOthers() throws Exception {
    Files.writeString(folder.resolve(MiniModel.TOKENIZER_FILE), MiniModel.tokenizer());
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
        AssembledModel model = model(assembly);
        Scope scope = assembly.engine().open()) {
      Tensor latents = scope.tensor(noise(2)); // two scenes
      TextLoss loss =
          new TextLoss(
              model.network(),
              new ClassHeads("word", MiniModel.WIDTH, WordLabels.COLUMNS, model.memory(), 1));
      List<SceneText> texts = texts(model);
      double together = answers(loss, scope, latents, texts);
      double alone = 0;
      for (SceneText text : texts) {
        alone += answers(loss, scope, latents, List.of(text)) / texts.size();
      }
      assertThat(together).isCloseTo(alone, within(1e-4));
    }
  }

  private static double answers(TextLoss loss, Scope scope, Tensor latents, List<SceneText> texts) {
    TextLoss.Losses losses =
        loss.of(scope, latents, texts, new Score(false), AnswerListener.SILENT);
    return scope.read(losses.answers()).toFloats()[0];
  }

  private static List<SceneText> texts(AssembledModel model) {
    PromptEncoder prompts = new PromptEncoder(model.description().prompt(), model.tokenizer());
    List<SceneText> texts = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      Scene scene = new SceneGenerator(3).picture(number);
      for (Question question : scene.questions(QuestionPlan.of(6))) {
        texts.add(SceneText.of(number, scene, question, prompts, false));
      }
      texts.add(SceneText.of(number, scene, scene.caption(), prompts, false));
    }
    return texts;
  }

  private AssembledModel model(Assembly assembly) {
    return new ModelAssembler(assembly.loader().plugs())
        .assemble(
            MiniModel.description(600),
            new FolderFiles(folder),
            new HostWeights(),
            assembly.engine(),
            new ModelAssembler.Choices(
                ElementType.FLOAT32, ElementType.FLOAT32, Optional.of(new FreshNumbers(1))));
  }

  private static TensorData noise(int scenes) {
    SplittableRandom random = new SplittableRandom(9);
    float[] values = new float[scenes * MiniModel.LATENTS * MiniModel.WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return TensorData.of(values, scenes, MiniModel.LATENTS, MiniModel.WIDTH);
  }
}
