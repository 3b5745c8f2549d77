package ai.lynx.cli;

import ai.lynx.training.LearningRate;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long and how fast a model is trained. */
final class TrainingOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Steps in all. Default: ${DEFAULT-VALUE}.")
  private long steps;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Questions a step. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "1e-4",
      description = "The highest learning rate. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Steps from a tenth of that rate to the whole; it then falls to 0. Default: ${DEFAULT-VALUE}.")
  private long warmUp;

  @Option(
      names = "--clip",
      paramLabel = "NORM",
      defaultValue = "1",
      description = "The norm that gradients are cut to. Default: ${DEFAULT-VALUE}.")
  private double clip;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides the order of the questions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "100",
      description = "Steps between checkpoints. Default: ${DEFAULT-VALUE}.")
  private long checkpointEvery;

  @Option(
      names = "--report-every",
      paramLabel = "N",
      defaultValue = "10",
      description = "Steps between lines of progress. Default: ${DEFAULT-VALUE}.")
  private long reportEvery;

  @Option(
      names = "--resume",
      description = "Take the run in DIR up where its checkpoint was written.")
  private boolean resume;

  long steps() {
    return steps;
  }

  int batch() {
    return (int) positive("--batch", batch);
  }

  long seed() {
    return seed;
  }

  double clip() {
    if (!(clip > 0)) {
      throw new ParameterException(command.commandLine(), "--clip must be above 0, not " + clip);
    }
    return clip;
  }

  long checkpointEvery() {
    return positive("--checkpoint-every", checkpointEvery);
  }

  long reportEvery() {
    return positive("--report-every", reportEvery);
  }

  boolean resume() {
    return resume;
  }

  LearningRate learningRate() {
    try {
      return new LearningRate(rate / 10, rate, warmUp, positive("--steps", steps));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "--rate, --warm-up, --steps: " + e.getMessage(), e);
    }
  }

  /** What must be the same for a run to be taken up again. */
  String stage(Path data) {
    return String.format(
        Locale.ROOT,
        "train %s --steps %d --batch %d --rate %s --warm-up %d --clip %s --seed %d",
        data.getFileName(),
        steps,
        batch,
        rate,
        warmUp,
        clip,
        seed);
  }

  private long positive(String name, long value) {
    if (value < 1) {
      throw new ParameterException(
          command.commandLine(), name + " must be 1 or more, not " + value);
    }
    return value;
  }
}
