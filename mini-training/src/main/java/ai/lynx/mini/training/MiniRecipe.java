package ai.lynx.mini.training;

import ai.lynx.training.AdamW;

/**
 * The numbers of the recipe.
 *
 * @param seed of the training scenes and of all chance; scores are taken on scenes of other seeds
 * @param pictures training pictures
 * @param clips training videos
 * @param vision stage A: the vision encoder on dense labels
 * @param latents stage R: the resampler on dense labels
 * @param texts stage B: resampler, language model and adapters on questions
 */
public record MiniRecipe(
    long seed, int pictures, int clips, Stage vision, Stage latents, Stage texts) {
  /**
   * One stage.
   *
   * @param steps how many
   * @param peak the highest learning rate
   * @param pictures of one step
   * @param clips of one step
   */
  public record Stage(long steps, double peak, int pictures, int clips) {}

  /** AdamW of all stages. */
  static final AdamW ADAMW = new AdamW(0.9, 0.98, 1e-8, 0.05, false);

  /** The norm to which gradients are cut. */
  static final double CLIP = 1;

  /** Share of the steps in which the rate warms up. */
  static final double WARM_UP = 0.05;

  /** The recipe of the bundled model. */
  public static MiniRecipe bundled() {
    return new MiniRecipe(
        1,
        20_000,
        10_000,
        new Stage(2_600, 1.5e-3, 64, 16),
        new Stage(6_000, 1.5e-3, 32, 32),
        new Stage(4_400, 1.5e-3, 12, 4));
  }

  /** The same with other numbers of steps. */
  public MiniRecipe withSteps(long visionSteps, long latentSteps, long textSteps) {
    return new MiniRecipe(
        seed,
        pictures,
        clips,
        new Stage(visionSteps, vision.peak(), vision.pictures(), vision.clips()),
        new Stage(latentSteps, latents.peak(), latents.pictures(), latents.clips()),
        new Stage(textSteps, texts.peak(), texts.pictures(), texts.clips()));
  }

  /** The same with other numbers of scenes. */
  public MiniRecipe withScenes(int pictureCount, int clipCount) {
    return new MiniRecipe(seed, pictureCount, clipCount, vision, latents, texts);
  }
}
