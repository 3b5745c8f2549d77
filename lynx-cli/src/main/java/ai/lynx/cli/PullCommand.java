package ai.lynx.cli;

import ai.lynx.ModelLocation;
import ai.lynx.assembly.model.ModelSources;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads a model, or the newest commit of one that was downloaded before. */
@Command(
    name = "pull",
    description = {
      "Downloads a model of the Hugging Face hub, and prints the folder it lies in.",
      "It goes into the cache that Python's libraries use too. Files that are there already are not "
          + "fetched again, and a download that broke off goes on. No other command downloads anything.",
      "The environment counts: HF_HOME, HF_HUB_CACHE, HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE."
    })
final class PullCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description =
          "OWNER/NAME, OWNER/NAME@REVISION (a branch, tag or commit) or, for a repository of several GGUF files, OWNER/NAME:FILE with a file's name or a part of it, such as Q4_K_M; hf: in front is optional.")
  private String model = "";

  @Override
  public void run() {
    ModelLocation location = location();
    PrintWriter err = spec.commandLine().getErr();
    ModelFiles files;
    try (DownloadMeter meter = new DownloadMeter(err, TerminalBar.isPossible())) {
      files = ModelSources.load().source(location).download(location, meter);
    }
    spec.commandLine().getOut().println(files.description());
    spec.commandLine().getOut().flush();
  }

  private ModelLocation location() {
    try {
      return ModelLocation.huggingFace(model);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
