package ai.lynx.mini.training;

import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.training.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Stage B: resampler, language model and adapters on questions, word labels and dense captions. */
final class TextObjective implements Objective {
  /** Texts about a picture, and about a video. */
  private static final int PICTURE_TEXTS = 20;

  private static final int CLIP_TEXTS = 8;
  private static final double YES_NO_SHARE = 0.5;
  private static final double CAPTION_CHANCE = 0.5;
  private static final double WORD_WEIGHT = 0.5;

  private final SceneFeatures features;
  private final MiniRecipe recipe;
  private final PromptEncoder prompts;
  private final ClassHeads wordHeads;
  private final TextLoss textLoss;

  TextObjective(SceneFeatures features, MiniRecipe recipe) {
    AssembledModel model = features.model();
    this.features = features;
    this.recipe = recipe;
    this.prompts = new PromptEncoder(model.description().prompt(), model.tokenizer());
    this.wordHeads =
        new ClassHeads("word", MiniModel.WIDTH, WordLabels.COLUMNS, model.memory(), recipe.seed());
    this.textLoss = new TextLoss(model.network(), wordHeads);
  }

  /** The heads' weights, which this stage trains beside the model's. */
  List<Parameter> heads() {
    return wordHeads.parameters();
  }

  @Override
  public Map<String, Double> compute(long step, TrainingScope scope, Backward backward) {
    SplittableRandom random = new SplittableRandom(recipe.seed() * 1_000_037 + step);
    Score score = new Score(step % 50 == 0);
    MiniRecipe.Stage stage = recipe.texts();
    SceneSet scenes = features.scenes();
    int[] some = random.ints(stage.pictures(), 0, scenes.pictures().size()).toArray();
    int[] others = random.ints(stage.clips(), 0, scenes.clips().size()).toArray();
    List<SceneText> texts = new ArrayList<>();
    ask(scenes.pictures(), some, 0, PICTURE_TEXTS, random, texts);
    ask(scenes.clips(), others, some.length, CLIP_TEXTS, random, texts);
    Tensor latents = // (pictures + clips, latents, width)
        scope
            .ops()
            .concatenate(0, features.seePictures(scope, some), features.seeClips(scope, others));
    TextLoss.Losses losses = textLoss.of(scope, latents, texts, score, AnswerListener.SILENT);
    Tensor sum = losses.answers();
    if (losses.words() != null) {
      sum = scope.ops().add(sum, scope.ops().scale(losses.words(), WORD_WEIGHT));
    }
    double loss = backward.of(sum);
    Map<String, Double> figures = score.percent();
    figures.put("loss", loss);
    figures.put("texts", (double) texts.size());
    return figures;
  }

  /**
   * Draws questions about some scenes.
   *
   * @param first the number of the first of them in the batch
   */
  private void ask(
      List<Scene> from,
      int[] numbers,
      int first,
      int count,
      SplittableRandom random,
      List<SceneText> texts) {
    for (int i = 0; i < numbers.length; i++) {
      Scene scene = from.get(numbers[i]);
      QuestionPlan plan =
          QuestionPlan.of(count)
              .withYesNoShare(YES_NO_SHARE)
              .inRound(random.nextInt(1, Integer.MAX_VALUE));
      for (Question question : scene.questions(plan)) {
        texts.add(SceneText.of(first + i, scene, question, prompts, true));
      }
      if (random.nextDouble() < CAPTION_CHANCE) {
        texts.add(SceneText.of(first + i, scene, scene.caption(), prompts, false));
      }
    }
  }

  /** The score on scenes that no stage has seen: percent of answers that are right as a whole. */
  Map<String, Double> evaluate(Engine engine, SceneFeatures heldOut) {
    AnswerScore answers = new AnswerScore();
    SceneSet scenes = heldOut.scenes();
    for (int[] batch : LatentObjective.batches(scenes.pictures().size())) {
      try (Scope scope = engine.open()) {
        score(scope, heldOut.seePictures(scope, batch), scenes.pictures(), batch, answers);
      }
    }
    for (int[] batch : LatentObjective.batches(scenes.clips().size())) {
      try (Scope scope = engine.open()) {
        score(scope, heldOut.seeClips(scope, batch), scenes.clips(), batch, answers);
      }
    }
    return answers.percent();
  }

  private void score(
      Scope scope, Tensor latents, List<Scene> from, int[] numbers, AnswerScore answers) {
    List<SceneText> texts = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      Scene scene = from.get(numbers[i]);
      for (Question question : scene.questions(QuestionPlan.of(PICTURE_TEXTS))) {
        texts.add(SceneText.of(i, scene, question, prompts, false));
      }
    }
    textLoss.of(scope, latents, texts, new Score(false), answers);
  }
}
