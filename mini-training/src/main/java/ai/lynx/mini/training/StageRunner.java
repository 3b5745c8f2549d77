package ai.lynx.mini.training;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.training.LearningRate;
import ai.lynx.training.Objective;
import ai.lynx.training.TrainingCheckpoint;
import ai.lynx.training.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs the stages of a recipe, each with a checkpoint of its own from which it goes on.
 *
 * @param folder holds the checkpoints
 * @param saveEvery steps between checkpoints
 * @param reportEvery steps between reports
 * @param scoreEvery steps between scores on held-out scenes
 * @param further false only takes up the checkpoints, without another step
 */
record StageRunner(
    Assembly assembly,
    Path folder,
    RunLog log,
    int saveEvery,
    int reportEvery,
    int scoreEvery,
    boolean further) {
  /**
   * Runs a stage to its end.
   *
   * @param name of the stage and of its checkpoint
   * @param trained the weights it may change
   * @param evaluation scores on scenes that no stage has seen
   */
  void run(
      String name,
      MiniRecipe.Stage stage,
      List<Parameter> trained,
      Objective objective,
      Supplier<Map<String, Double>> evaluation) {
    TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder.resolve(name + ".safetensors"));
    CheckpointWriter writer = assembly.writers().get("safetensors");
    LearningRate rate = LearningRate.warmedUp(stage.peak(), MiniRecipe.WARM_UP, stage.steps());
    try (TrainingRun run =
        new TrainingRun(assembly.engine(), trained, MiniRecipe.ADAMW, rate, MiniRecipe.CLIP)) {
      if (checkpoint.exists()) {
        checkpoint.restore(run, name, assembly.loader().opener());
        log.say(name + " goes on at step " + run.step());
      }
      if (run.isDone() || !further) {
        return;
      }
      long start = System.nanoTime();
      long first = run.step();
      while (!run.isDone()) {
        Map<String, Double> figures = run.advance(objective);
        long step = run.step();
        if ((step - 1) % reportEvery == 0) {
          double milliseconds = (System.nanoTime() - start) * 1e-6 / (step - first);
          log.say(
              "%s step %d, %.0f ms a step, %s"
                  .formatted(name, step, milliseconds, RunLog.show(figures)));
        }
        if (step % saveEvery == 0 || run.isDone()) {
          checkpoint.save(run, name, writer);
        }
        if (step % scoreEvery == 0 || run.isDone()) {
          log.say(
              "%s held out at step %d: %s".formatted(name, step, RunLog.show(evaluation.get())));
        }
      }
    }
  }
}
