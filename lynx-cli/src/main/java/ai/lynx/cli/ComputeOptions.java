package ai.lynx.cli;

import ai.lynx.LynxOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that computes. */
final class ComputeOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "What computes, such as pytorch. Default: the first that works here.")
  private @Nullable String engine;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of one computation. Default: the engine's own.")
  private @Nullable Integer threads;

  LynxOptions lynxOptions() {
    LynxOptions options = LynxOptions.defaults();
    if (engine != null) {
      options = options.withEngine(engine);
    }
    if (threads != null) {
      if (threads < 1) {
        throw new ParameterException(
            command.commandLine(), "--threads must be 1 or more, not " + threads);
      }
      options = options.withThreads(threads);
    }
    return options;
  }
}
