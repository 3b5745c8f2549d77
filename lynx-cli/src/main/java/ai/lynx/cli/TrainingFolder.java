package ai.lynx.cli;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.training.TrainingCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a training run leaves what it makes.
 *
 * @param checkpoint the run itself
 * @param model the trained model's folder, written at the end
 */
record TrainingFolder(TrainingCheckpoint checkpoint, Path model) {
  /**
   * Creates the folder, or finds the run in it.
   *
   * @throws InvalidConfigurationException if there is something that the run would write over
   */
  static TrainingFolder open(Path out, boolean resume) {
    TrainingFolder folder =
        new TrainingFolder(
            new TrainingCheckpoint(out.resolve("checkpoint.safetensors")), out.resolve("model"));
    if (Files.exists(folder.model)) {
      throw new InvalidConfigurationException(
          out.toString(), List.of("holds a trained model already: name another folder"));
    }
    if (folder.checkpoint.exists() && !resume) {
      throw new InvalidConfigurationException(
          out.toString(),
          List.of("holds a run already: take it up with --resume, or name another folder"));
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + out + " cannot be created: " + e, e);
    }
    return folder;
  }
}
