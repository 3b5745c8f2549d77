package ai.lynx.cli;

import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ModelWriter;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.ElementType;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a model as a folder of our own. */
@Command(
    name = "convert",
    description = {
      "Writes a model, official or not, as a folder of Lynx's own.",
      "The folder holds lynx.json, model.safetensors and the tokenizer's files."
    })
final class ConvertCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "A model folder, a bundled model, or hf:OWNER/NAME.")
  private ModelLocation from;

  @Parameters(index = "1", paramLabel = "TO", description = "The new folder; absent or empty.")
  private Path to;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "The weights' type: float32 (default), float16 or bfloat16.")
  private WeightType type = WeightType.FLOAT32;

  @Mixin private final ComputeOptions compute = new ComputeOptions();

  /** Types that weights can be written in. */
  enum WeightType {
    FLOAT32(ElementType.FLOAT32),
    FLOAT16(ElementType.FLOAT16),
    BFLOAT16(ElementType.BFLOAT16);

    private final ElementType elements;

    WeightType(ElementType elements) {
      this.elements = elements;
    }
  }

  @Override
  public void run() {
    // Held in the type they are written in, so that a large model needs no more memory than that.
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(type.elements, ElementType.FLOAT32, Optional.empty());
    try (Assembly assembly = Assembly.create(compute.lynxOptions())) {
      ModelFiles files = assembly.loader().files(from);
      try (AssembledModel model = assembly.loader().load(files, assembly.engine(), choices)) {
        write(assembly, model, files);
        spec.commandLine()
            .getOut()
            .println(
                "%s: %d weights in %s"
                    .formatted(
                        to, model.parameters().size(), type.name().toLowerCase(Locale.ROOT)));
        model
            .unused()
            .forEach(name -> spec.commandLine().getErr().println("not used, left out: " + name));
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
      }
    }
  }

  private void write(Assembly assembly, AssembledModel model, ModelFiles files) {
    long weights = model.parameters().size();
    try (Progress progress = Progress.begin(spec.commandLine().getOut(), "weights", 0, weights)) {
      Plugs<CheckpointWriter> watched =
          Plugs.of(
              assembly.writers().kind(),
              assembly.writers().all().stream()
                  .<CheckpointWriter>map(writer -> new WatchedWriter(writer, progress))
                  .toList());
      new ModelWriter(assembly.engine(), watched).write(model, files, type.elements, to);
    }
  }
}
