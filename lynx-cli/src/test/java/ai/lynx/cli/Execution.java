package ai.lynx.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it printed to standard error
 */
record Execution(int code, String out, String err) {
  static Execution of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        LynxCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code =
        commandLine.execute(
            List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    return new Execution(code, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
