package ai.lynx.cli;

import ai.lynx.mini.training.MiniScore;
import ai.lynx.mini.training.MiniTraining;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lynx}, which does nothing but lead to the others. */
@Command(
    name = "lynx",
    description = "Asks vision-language models about pictures and videos, and trains them.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AskCommand.class,
      ChatCommand.class,
      PullCommand.class,
      InspectCommand.class,
      PluginsCommand.class,
      VerifyCommand.class,
      CompareCommand.class,
      ConvertCommand.class,
      ExportCommand.class,
      EvalCommand.class,
      BenchCommand.class,
      FetchSmollm2Command.class,
      TrainCommand.class,
      MiniTraining.class,
      MiniScore.class
    },
    versionProvider = LynxVersion.class)
public final class LynxCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print where in the program an error came from.")
  private boolean stackTrace;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: name a command.");
  }

  /** The command line, ready to be executed. */
  public static CommandLine commandLine() {
    LynxCommand command = new LynxCommand();
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .registerConverter(ai.lynx.ModelLocation.class, new ModelLocationConverter())
        .setExecutionExceptionHandler(new ErrorMessages(() -> command.stackTrace));
  }

  /**
   * Runs a command and ends the process: 0 if all went well, 1 if the command failed, 2 if it was
   * not understood.
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}
