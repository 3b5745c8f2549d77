package ai.lynx.training;

import ai.lynx.assembly.weights.CheckpointOpener;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training run on disk: the trained weights, the running means of their gradients, and the step.
 * A run that is taken up again goes on bit for bit as if it had not stopped.
 *
 * @param file where it is; written as a whole or not at all
 */
public record TrainingCheckpoint(Path file) {
  private static final String WEIGHT = "weight.";
  private static final String STEP = "step";
  private static final String STAGE = "stage";

  public boolean exists() {
    return Files.exists(file);
  }

  /** Saves a run. */
  public void save(TrainingRun run, String stage, CheckpointWriter writer) {
    Map<String, TensorData> tensors = new LinkedHashMap<>(run.optimizer().state());
    try (Scope scope = run.engine().open()) {
      for (String name : run.optimizer().names()) {
        tensors.put(WEIGHT + name, scope.read(run.optimizer().weight(name).orElseThrow()));
      }
      writer.write(file, tensors, Map.of(STEP, Long.toString(run.step()), STAGE, stage));
    }
  }

  /**
   * Takes a run up.
   *
   * @throws CheckpointException if it is another stage's, or lacks a weight
   */
  public void restore(TrainingRun run, String stage, CheckpointOpener opener) {
    try (Checkpoint saved = open(opener);
        Scope scope = run.engine().open()) {
      String savedStage = saved.metadata().getOrDefault(STAGE, "");
      if (!savedStage.equals(stage)) {
        throw new CheckpointException(
            "%s is a checkpoint of the stage \"%s\", not of \"%s\"."
                .formatted(file, savedStage, stage));
      }
      for (String name : run.optimizer().names()) {
        Tensor weight = run.optimizer().weight(name).orElseThrow();
        Optimizer.gradients(run.engine()).assign(weight, scope.tensor(saved.read(WEIGHT + name)));
      }
      run.optimizer().restore(saved::read);
      run.takeUpAt(Long.parseLong(saved.metadata().getOrDefault(STEP, "0")));
    }
  }

  private Checkpoint open(CheckpointOpener opener) {
    Path folder = file.toAbsolutePath().getParent();
    return opener.open(new FolderFiles(folder), file.getFileName().toString());
  }
}
