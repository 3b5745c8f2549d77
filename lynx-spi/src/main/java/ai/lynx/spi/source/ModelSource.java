package ai.lynx.spi.source;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import ai.lynx.error.DownloadException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.plug.Plug;

/** A place on the network that models come from, with its cache on this machine. Thread-safe. */
public interface ModelSource extends Plug {
  /** Whether this is where models of that location come from. */
  boolean serves(ModelLocation location);

  /**
   * The files of a model that was downloaded before. Never connects to anything.
   *
   * @throws ModelNotFoundException if it is not here, or not wholly, saying how to download it
   */
  ModelFiles cached(ModelLocation location);

  /**
   * Downloads what is missing of a model's files.
   *
   * @param listener hears how it goes
   * @throws ModelNotFoundException if there is no such model, or none that the user may see
   * @throws DownloadException if the download fails; what was fetched is kept for the next attempt
   * @throws ai.lynx.error.CancelledException if the thread is interrupted
   */
  ModelFiles download(ModelLocation location, DownloadListener listener);
}
