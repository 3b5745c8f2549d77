package ai.lynx.cli;

import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ModelWriter;
import ai.lynx.assembly.model.ParameterNames;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.training.AdamW;
import ai.lynx.training.FreezeAudit;
import ai.lynx.training.InstructionObjective;
import ai.lynx.training.LabelledQuestion;
import ai.lynx.training.QuestionFile;
import ai.lynx.training.ShuffledOrder;
import ai.lynx.training.TrainingCheckpoint;
import ai.lynx.training.TrainingRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Trains a model's bridge, adapters and frame positions on questions: exit code 1 if a frozen
 * weight changed.
 */
@Command(
    name = "train",
    description = {
      "Trains a model on questions with answers, as the paper does.",
      "The vision encoder and the language model are frozen; bridge, adapters and frame positions "
          + "learn.",
      "The file holds one JSON object a line: image (a path) or video (a list of paths), question, "
          + "answer. Paths are relative to the file."
    })
final class TrainCommand implements Callable<Integer> {
  private static final AdamW ADAMW = AdamW.defaults();

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model folder, a bundled model, or hf:OWNER/NAME.")
  private ModelLocation location;

  @Parameters(index = "1", paramLabel = "QUESTIONS.jsonl", description = "What is learned.")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Gets the trained model (DIR/model) and the checkpoint of the run.")
  private Path out;

  @Mixin private final TrainingOptions options = new TrainingOptions();
  @Mixin private final ComputeOptions compute = new ComputeOptions();
  @Mixin private final PrecisionOption precision = new PrecisionOption();

  @Override
  public Integer call() {
    // Weights move in float32 whatever the activations are.
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, precision.trainable(), Optional.empty());
    TrainingFolder folder = TrainingFolder.open(out, options.resume());
    List<LabelledQuestion> questions = QuestionFile.read(data);
    try (Assembly assembly = Assembly.create(compute.lynxOptions())) {
      ModelFiles files = assembly.loader().files(location);
      try (AssembledModel model = assembly.loader().load(files, assembly.engine(), choices)) {
        FreezeAudit audit =
            new FreezeAudit(
                assembly.engine(), model.parameters().values(), ParameterNames::isTrained);
        run(assembly, model, questions, folder.checkpoint());
        new ModelWriter(assembly.engine(), assembly.writers())
            .write(model, files, ElementType.FLOAT32, folder.model());
        out().println("trained model: " + folder.model());
        boolean frozenUnchanged = FreezeReport.print(audit, assembly.engine(), out());
        out().flush();
        return frozenUnchanged ? 0 : 1;
      }
    }
  }

  private void run(
      Assembly assembly,
      AssembledModel model,
      List<LabelledQuestion> questions,
      TrainingCheckpoint checkpoint) {
    InstructionObjective objective =
        new InstructionObjective(
            model,
            assembly.decoders(),
            questions,
            new ShuffledOrder(questions.size(), options.batch(), options.seed()));
    List<Parameter> trained =
        model.parameters().values().stream()
            .filter(parameter -> ParameterNames.isTrained(parameter.name()))
            .sorted(Comparator.comparing(Parameter::name))
            .toList();
    String stage = options.stage(data);
    var safetensors = assembly.writers().get("safetensors");
    try (TrainingRun run =
        new TrainingRun(
            assembly.engine(), trained, ADAMW, options.learningRate(), options.clip())) {
      if (checkpoint.exists()) {
        checkpoint.restore(run, stage, assembly.loader().opener());
        out().println("taken up at step " + run.step() + " from " + checkpoint.file());
      }
      try (Progress progress = Progress.begin(out(), "steps", run.step(), options.steps())) {
        while (!run.isDone()) {
          long began = System.nanoTime();
          Map<String, Double> figures = run.advance(objective);
          report(progress, run, figures, (System.nanoTime() - began) / 1e9);
          if (run.isDone() || run.step() % options.checkpointEvery() == 0) {
            checkpoint.save(run, stage, safetensors);
          }
        }
      }
    }
  }

  private void report(
      Progress progress, TrainingRun run, Map<String, Double> figures, double seconds) {
    progress.step(String.format(Locale.ROOT, "loss %.4f", figures.get("loss")));
    if (run.isDone() || run.step() == 1 || run.step() % options.reportEvery() == 0) {
      progress.println(
          String.format(
              Locale.ROOT,
              "step %d of %d: loss %.4f, rate %.2e, gradient norm %.3g, %.0f tokens/s",
              run.step(),
              options.steps(),
              figures.get("loss"),
              figures.get("rate"),
              figures.get("norm"),
              figures.get("tokens") / seconds));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
