package ai.lynx.cli;

import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelInfo;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.DescriptionReader;
import ai.lynx.assembly.huggingface.HuggingFaceLayout;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ModelSources;
import ai.lynx.assembly.official.OfficialLayout;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.LynxException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a model is made of. */
@Command(
    name = "inspect",
    description = {
      "Says what a model is made of.",
      "That is its parts, their plugs, parameters, memory and settings, what training would change, "
          + "and weights in its files that nothing asked for."
    })
final class InspectCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      defaultValue = "lynx-mini",
      description =
          "A model folder, a bundled model's name, or hf:OWNER/NAME. Default: ${DEFAULT-VALUE}.")
  private ModelLocation location = ModelLocation.bundled("lynx-mini");

  @Mixin private final ComputeOptions compute = new ComputeOptions();
  @Mixin private final PrecisionOption precision = new PrecisionOption();

  @Override
  public void run() {
    try (Lynx lynx = Lynx.create(compute.lynxOptions());
        LynxModel model = lynx.load(location, precision.loadOptions())) {
      print(model.info());
      spec.commandLine()
          .getOut()
          .println("answers     by " + SearchInWords.of(model.defaultOptions()));
    } catch (ModelNotFoundException | InvalidConfigurationException e) {
      survey(e);
    }
    spec.commandLine().getOut().flush();
  }

  /** Says what is there of a model that does not answer. */
  private void survey(LynxException why) {
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
    try (Assembly assembly = Assembly.create(compute.lynxOptions())) {
      ModelFiles files = assembly.loader().files(location);
      if (files.contains(DescriptionReader.FILE)
          || OfficialLayout.find(files).isPresent()
          || !HuggingFaceLayout.fits(files)) {
        throw why;
      }
      print(assembly.loader().survey(files, assembly.engine(), choices));
      spec.commandLine().getOut().println("no answers  " + why.getMessage());
    }
  }

  private void print(ModelInfo model) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("model       " + model.name());
    out.println("from        " + model.location());
    out.println("laid out    " + layout());
    out.println("engine      " + model.engine());
    out.println();
    TextTable table =
        new TextTable("part", "plug", ">parameters", "training", ">memory", "settings");
    long bytes = 0;
    for (ModelInfo.Part part : model.parts()) {
      bytes += part.bytes();
      table.row(
          part.kind(),
          part.plug(),
          count(part.parameters()),
          part.parameters() == 0 ? "-" : part.trainable() ? "trained" : "frozen",
          memory(part.bytes()),
          part.settings());
    }
    table.row("all", "", count(model.parameters()), "", memory(bytes), "");
    table.lines().forEach(out::println);
    out.println();
    List<String> unused = model.unusedWeights();
    out.println("unused weights: " + (unused.isEmpty() ? "none" : unused.size()));
    unused.forEach(name -> out.println("  " + name));
  }

  private String layout() {
    if (location instanceof ModelLocation.Bundled) {
      return "bundled in a jar (" + DescriptionReader.FILE + ")";
    }
    ModelFiles files = ModelSources.load().files(location, Optional.empty());
    if (files.contains(DescriptionReader.FILE)) {
      return "as Lynx's own folders are (" + DescriptionReader.FILE + ")";
    }
    if (OfficialLayout.find(files).isPresent()) {
      return "as the official repository is (LYNX.yaml, data/)";
    }
    return HuggingFaceLayout.fits(files)
        ? "as Hugging Face's transformers writes it (config.json)"
        : "a GGUF file";
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String memory(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MiB", bytes / 1048576.0);
  }
}
