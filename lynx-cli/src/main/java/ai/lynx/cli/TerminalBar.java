package ai.lynx.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The one look of progress bars. Only for terminals: elsewhere lines are written. */
final class TerminalBar {
  /** Given, as the library would load native code to measure the terminal. */
  static final int WIDTH = 79;

  private static final int UPDATE_MILLIS = 200;

  private TerminalBar() {}

  /** Whether somebody looks at the output as it comes. */
  @SuppressWarnings("SystemConsoleNull") // the launcher asks newer JDKs for the old behaviour
  static boolean isPossible() {
    return System.console() != null;
  }

  /**
   * A bar on standard error, which goes away when it is closed; the caller closes it.
   *
   * @param task what is being done
   * @param total where it ends, in single steps
   * @param unit the name of what is counted, with a blank in front
   * @param unitSize steps in one of them
   */
  static ProgressBar open(String task, long total, String unit, long unitSize) {
    return builder(System.err, task, 0, total).setUnit(unit, unitSize).build();
  }

  /**
   * The same look for other bars.
   *
   * @param done steps that were done before, in an earlier run
   */
  static ProgressBarBuilder builder(PrintStream terminal, String task, long done, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .startsFrom(done, Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new Line(terminal))
        .clearDisplayOnFinish();
  }

  /** Takes away whatever a bar left in its line. */
  static void blank(PrintStream terminal) {
    terminal.print("\r" + " ".repeat(WIDTH) + "\r");
  }

  /** A line that is blank when the bar is done; the library's own would count the blanks wrong. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private final PrintStream terminal;

    Line(PrintStream terminal) {
      super(terminal, WIDTH);
      this.terminal = terminal;
    }

    @Override
    public void clear() {
      blank(terminal);
    }

    @Override
    public void close() {
      terminal.flush(); // and stays on the line, which is blank
    }
  }
}
