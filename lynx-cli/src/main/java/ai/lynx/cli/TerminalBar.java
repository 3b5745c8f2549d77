package ai.lynx.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The one look of progress bars. Only for terminals: elsewhere lines are written. */
final class TerminalBar {
  private static final int UPDATE_MILLIS = 200;

  private TerminalBar() {}

  /** Whether somebody looks at the output as it comes. */
  @SuppressWarnings("SystemConsoleNull") // the launcher asks newer JDKs for the old behaviour
  static boolean isPossible() {
    return System.console() != null;
  }

  /**
   * A bar on standard error; the caller closes it.
   *
   * @param task what is being done
   * @param total where it ends, in single steps
   * @param unit the name of what is counted, with a blank in front
   * @param unitSize steps in one of them
   */
  static ProgressBar open(String task, long total, String unit, long unitSize) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setUnit(unit, unitSize)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }
}
