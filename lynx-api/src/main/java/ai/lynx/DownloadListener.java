package ai.lynx;

/** Hears how a download goes, on the thread that downloads. */
@FunctionalInterface
public interface DownloadListener {
  /** A listener that ignores what it hears. */
  DownloadListener SILENT = progress -> {};

  /**
   * Called when a file begins, some times a second while its bytes come, and when it is complete;
   * not at all if nothing was missing. An exception thrown here ends the download and reaches the
   * caller; what was fetched stays, and the next download takes it up there.
   */
  void onProgress(DownloadProgress progress);

  /**
   * Called when something slows the download: an attempt that failed and will be repeated, or
   * another process that is fetching the same file.
   *
   * @param message a sentence for people
   */
  default void onDelay(String message) {}
}
