package ai.lynx.mini.training;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ModelWriter;
import ai.lynx.assembly.model.ParameterNames;
import ai.lynx.assembly.weights.FreshNumbers;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.error.LynxException;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains lynx-mini from nothing, or goes on where a run stopped.
 *
 * <p>Three stages, one after the other; each saves its weights and moments to a checkpoint, so that
 * a run that was stopped goes on bit for bit as if it had not been. The same seed and number of
 * threads give the same model.
 */
@Command(
    name = "mini-train",
    mixinStandardHelpOptions = true,
    description =
        "Trains lynx-mini from nothing on generated scenes, or goes on where a run stopped.")
public final class MiniTraining implements Callable<Integer> {
  private static final long HELD_OUT_SEED = 7_001;

  @Option(names = "--out", required = true, description = "Folder for checkpoints and the model")
  private Path out = Path.of("runs", "lynx-mini");

  @Option(
      names = "--threads",
      description = "Threads of one operator (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private int threads = 1;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "A,R,B",
      description = "Steps of the three stages (default: 2600,6000,4400)")
  private long[] steps = {2_600, 6_000, 4_400};

  @Option(
      names = "--pictures",
      description = "Training pictures (default: ${DEFAULT-VALUE})",
      defaultValue = "20000")
  private int pictures = 20_000;

  @Option(
      names = "--clips",
      description = "Training videos (default: ${DEFAULT-VALUE})",
      defaultValue = "10000")
  private int clips = 10_000;

  @Option(
      names = "--held-out",
      description = "Scenes to score on (default: ${DEFAULT-VALUE})",
      defaultValue = "400")
  private int heldOut = 400;

  @Option(names = "--save-every", description = "Steps between checkpoints", defaultValue = "100")
  private int saveEvery = 100;

  @Option(
      names = "--score-every",
      description = "Steps of stage B between scores",
      defaultValue = "500")
  private int scoreEvery = 500;

  @Option(names = "--report-every", description = "Steps between reports", defaultValue = "50")
  private int reportEvery = 50;

  @Option(
      names = "--export-now",
      description = "Write the model as the checkpoints have it, without a further step")
  private boolean exportNow;

  /** For picocli. */
  public MiniTraining() {}

  @Override
  public Integer call() throws IOException {
    MiniRecipe recipe =
        MiniRecipe.bundled().withSteps(steps[0], steps[1], steps[2]).withScenes(pictures, clips);
    Files.createDirectories(out);
    Files.writeString(out.resolve(MiniModel.TOKENIZER_FILE), MiniModel.tokenizer());
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withThreads(threads));
        AssembledModel model = fresh(assembly, recipe)) {
      RunLog log = new RunLog(out.resolve("log.txt"));
      train(assembly, model, recipe, log);
      export(assembly, model, log);
      return 0;
    } catch (LynxException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private AssembledModel fresh(Assembly assembly, MiniRecipe recipe) {
    FolderFiles files = new FolderFiles(out);
    int vocabulary;
    var tokenizer = MiniModel.description(1).tokenizer();
    try (Tokenizer opened =
        assembly
            .loader()
            .plugs()
            .tokenizers()
            .get(tokenizer.plug())
            .create(tokenizer.settings(), files)) {
      vocabulary = opened.size();
    }
    AssembledModel model =
        new ModelAssembler(assembly.loader().plugs())
            .assemble(
                MiniModel.description(vocabulary),
                files,
                new HostWeights(),
                assembly.engine(),
                new ModelAssembler.Choices(
                    ElementType.FLOAT32,
                    ElementType.BFLOAT16,
                    Optional.of(new FreshNumbers(recipe.seed()))));
    MiniStart.apply(assembly.engine(), model.parameters().values(), recipe.seed());
    return model;
  }

  private void train(Assembly assembly, AssembledModel model, MiniRecipe recipe, RunLog log) {
    Engine engine = assembly.engine();
    StageRunner stages =
        new StageRunner(assembly, out, log, saveEvery, reportEvery, scoreEvery, !exportNow);
    log.say("drawing " + recipe.pictures() + " pictures and " + recipe.clips() + " videos");
    SceneSet scenes = SceneSet.draw(recipe.seed(), recipe.pictures(), recipe.clips());
    SceneSet held = SceneSet.draw(HELD_OUT_SEED, heldOut, heldOut / 2);
    VisionObjective vision = new VisionObjective(model, scenes, recipe);
    stages.run(
        "vision",
        recipe.vision(),
        with(model, ParameterNames::ofVisionEncoder, vision.heads()),
        vision,
        () -> {
          try (Scope scope = engine.open()) {
            return vision.evaluate(scope, held);
          }
        });
    log.say("computing features");
    SceneFeatures seen = SceneFeatures.of(engine, model, scenes);
    SceneFeatures heldOutSeen = SceneFeatures.of(engine, model, held);
    LatentObjective latents = new LatentObjective(seen, recipe);
    Predicate<String> bridge =
        name -> ParameterNames.ofBridge(name) || ParameterNames.ofFramePositions(name);
    stages.run(
        "latents",
        recipe.latents(),
        with(model, bridge, latents.heads()),
        latents,
        () -> latents.evaluate(engine, heldOutSeen));
    TextObjective texts = new TextObjective(seen, recipe);
    Predicate<String> read = name -> !ParameterNames.ofVisionEncoder(name);
    stages.run(
        "texts",
        recipe.texts(),
        with(model, read, texts.heads()),
        texts,
        () -> texts.evaluate(engine, heldOutSeen));
  }

  private void export(Assembly assembly, AssembledModel model, RunLog log) throws IOException {
    Path folder = out.resolve("model");
    if (Files.exists(folder)) {
      Files.move(folder, out.resolve("model-before-" + System.currentTimeMillis()));
    }
    byte[] tokenizer = Files.readAllBytes(out.resolve(MiniModel.TOKENIZER_FILE));
    new ModelWriter(assembly.engine(), assembly.writers())
        .write(
            model.description(),
            model.parameters(),
            Map.of(MiniModel.TOKENIZER_FILE, tokenizer),
            ElementType.FLOAT16,
            folder);
    log.say("wrote " + folder);
  }

  /** The parameters of a stage, in an order that does not depend on chance. */
  private static List<Parameter> with(
      AssembledModel model, Predicate<String> names, List<Parameter> heads) {
    List<Parameter> parameters =
        new ArrayList<>(
            model.parameters().values().stream()
                .filter(parameter -> names.test(parameter.name()))
                .sorted(java.util.Comparator.comparing(Parameter::name))
                .toList());
    parameters.addAll(heads);
    return parameters;
  }
}
