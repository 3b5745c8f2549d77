package ai.lynx.cli;

import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.exchange.ModelExporter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a model as graphs for other programs. */
@Command(
    name = "export",
    description = {
      "Writes a model as graphs that other programs can run.",
      "A language model is one graph, model.onnx; a model that sees is three: vision_encoder.onnx, "
          + "embed_tokens.onnx and decoder_model_merged.onnx. Inputs and outputs are named as Hugging "
          + "Face's optimum names them; weights are float32, and over 1 GiB stand in a file beside. The "
          + "tokenizer's and preprocessor's files are copied."
    })
final class ExportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model folder, a bundled model, or hf:OWNER/NAME.")
  private ModelLocation model;

  @Parameters(index = "1", paramLabel = "DIR", description = "The new folder; absent or empty.")
  private Path to;

  @Option(names = "--to", paramLabel = "FORMAT", defaultValue = "onnx", description = "onnx.")
  private String format = "onnx";

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "tensorrt",
      description = "What writes the graphs. Default: tensorrt.")
  private String engine = "tensorrt";

  @Override
  public void run() {
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withEngine(engine))) {
      List<String> written =
          new ModelExporter(assembly.engine(), format, assembly.loader())
              .export(assembly.loader().files(model), to);
      spec.commandLine().getOut().println(to + ": " + String.join(", ", written));
      spec.commandLine().getOut().flush();
    }
  }
}
