package ai.lynx.cli;

import ai.lynx.error.LynxException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints what went wrong: the message alone where Lynx threw it on purpose, everything where it did
 * not.
 */
final class ErrorMessages implements IExecutionExceptionHandler {
  private final BooleanSupplier stackTraceWanted;

  ErrorMessages(BooleanSupplier stackTraceWanted) {
    this.stackTraceWanted = stackTraceWanted;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    boolean onPurpose = failure instanceof LynxException || failure instanceof UncheckedIOException;
    if (!onPurpose || stackTraceWanted.getAsBoolean()) {
      failure.printStackTrace(command.getErr());
    } else {
      command
          .getErr()
          .println(command.getColorScheme().errorText("lynx: ").toString() + failure.getMessage());
    }
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
