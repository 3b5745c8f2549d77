package ai.lynx.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * How far a long command is: a bar on standard error where somebody sits at a terminal, and nothing
 * where output goes to a file or another program. The bar goes away at the end.
 */
final class Progress implements AutoCloseable {
  private final PrintStream terminal;
  private final PrintWriter out;
  private final Optional<ProgressBar> bar;

  /**
   * @param out where lines are printed that stay
   * @param bar drawn at the same place; empty draws nothing
   */
  private Progress(PrintStream terminal, PrintWriter out, Optional<ProgressBar> bar) {
    this.terminal = terminal;
    this.out = out;
    this.bar = bar;
  }

  /**
   * Begins.
   *
   * @param out where the command prints
   * @param what is counted, such as "steps"
   * @param done how many were done before, in an earlier run
   * @param all how many there are
   */
  static Progress begin(PrintWriter out, String what, long done, long all) {
    return TerminalBar.isPossible()
        ? drawnOn(System.err, out, what, done, all)
        : new Progress(System.err, out, Optional.empty());
  }

  /** Begins, whoever watches. */
  static Progress drawnOn(PrintStream terminal, PrintWriter out, String what, long done, long all) {
    ProgressBar bar = TerminalBar.builder(terminal, what, done, all).build();
    return new Progress(terminal, out, Optional.of(bar));
  }

  /** One more is done. */
  void step() {
    bar.ifPresent(ProgressBar::step);
  }

  /** One more is done, and there is something to say about it, in a few words. */
  void step(String message) {
    bar.ifPresent(drawn -> drawn.step().setExtraMessage(message));
  }

  /** Prints a line that stays. */
  void println(String line) {
    // The bar stands in the line that this goes to: blanks take away what would be left of it.
    out.println(bar.isPresent() ? ("\r%-" + TerminalBar.WIDTH + "s").formatted(line) : line);
    out.flush();
  }

  @Override
  public void close() {
    bar.ifPresent(
        drawn -> {
          drawn.close();
          TerminalBar.blank(terminal); // as a bar that was hardly begun stays
        });
  }
}
