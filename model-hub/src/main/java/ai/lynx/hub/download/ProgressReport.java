package ai.lynx.hub.download;

import ai.lynx.DownloadListener;
import ai.lynx.DownloadProgress;
import ai.lynx.hub.listing.RemoteFile;
import java.util.List;

/** Adds up what the files of one download have brought, and says so now and then. */
final class ProgressReport {
  private static final long PERIOD_NANOS = 100_000_000;

  private final DownloadListener listener;
  private final int files;
  private final long total;
  private int done;
  private long doneBytes;
  private long said = Long.MIN_VALUE;
  private String saidOf = "";

  /**
   * @param missing all files that are to be fetched
   */
  ProgressReport(DownloadListener listener, List<RemoteFile> missing) {
    this.listener = listener;
    this.files = missing.size();
    this.total = missing.stream().mapToLong(RemoteFile::size).sum();
  }

  /** Says that a file has so many bytes now. */
  void at(RemoteFile file, long bytes) {
    long now = System.nanoTime();
    if (!file.name().equals(saidOf) || now - said > PERIOD_NANOS) {
      said = now;
      saidOf = file.name();
      say(file, doneBytes + bytes);
    }
  }

  /** Says that a file is complete. */
  void complete(RemoteFile file) {
    done++;
    doneBytes += file.size();
    say(file, doneBytes);
  }

  private void say(RemoteFile file, long bytes) {
    listener.onProgress(new DownloadProgress(file.name(), done, files, bytes, total));
  }
}
