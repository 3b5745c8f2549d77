package ai.lynx.cli;

import ai.lynx.DownloadListener;
import ai.lynx.DownloadProgress;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows a download: a bar where somebody looks, lines where the output goes to a file. */
final class DownloadMeter implements DownloadListener, AutoCloseable {
  private static final long MEBIBYTE = 1 << 20;
  private static final int LINES = 10; // of one large download

  private final PrintWriter lines;
  private final boolean asBar;
  private @Nullable ProgressBar bar;
  private String file = "";
  private long saidTenths;

  /**
   * @param lines where lines go
   * @param asBar whether to show a bar instead
   */
  DownloadMeter(PrintWriter lines, boolean asBar) {
    this.lines = lines;
    this.asBar = asBar;
  }

  @Override
  public void onProgress(DownloadProgress progress) {
    if (asBar) {
      showBar(progress);
    } else {
      writeLine(progress);
    }
  }

  private void showBar(DownloadProgress progress) {
    if (bar == null
        || bar.getMax() != progress.bytesTotal()) { // a sharded model's index comes first
      close();
      bar = TerminalBar.open("pull", progress.bytesTotal(), " MiB", MEBIBYTE);
    }
    bar.stepTo(progress.bytesDone());
    bar.setExtraMessage(
        "%s (%d of %d)"
            .formatted(
                progress.file(),
                Math.min(progress.filesDone() + 1, progress.files()),
                progress.files()));
  }

  private void writeLine(DownloadProgress progress) {
    long tenths = LINES * progress.bytesDone() / Math.max(1, progress.bytesTotal());
    boolean begins = !progress.file().equals(file);
    if (begins || tenths != saidTenths) {
      file = progress.file();
      saidTenths = tenths;
      say(
          String.format(
              Locale.ROOT,
              "%s (%d of %d files done), %.1f of %.1f MiB",
              progress.file(),
              progress.filesDone(),
              progress.files(),
              (double) progress.bytesDone() / MEBIBYTE,
              (double) progress.bytesTotal() / MEBIBYTE));
    }
  }

  @Override
  public void onDelay(String message) {
    if (bar == null) {
      say(message);
    } else {
      bar.setExtraMessage(message);
    }
  }

  private void say(String line) {
    lines.println(line);
    lines.flush();
  }

  /** Ends the bar's line. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
