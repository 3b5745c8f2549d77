package ai.lynx.hub.download;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import ai.lynx.error.DownloadException;
import ai.lynx.hub.cache.CacheLock;
import ai.lynx.hub.cache.RepositoryCache;
import ai.lynx.hub.http.HubConnection;
import ai.lynx.hub.http.Retries;
import ai.lynx.hub.listing.AddressPart;
import ai.lynx.hub.listing.ModelFileChoice;
import ai.lynx.hub.listing.RemoteFile;
import ai.lynx.hub.listing.RepositoryListing;
import ai.lynx.hub.listing.ShardIndex;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Downloads a model: what is missing of the files it needs. The revision's name comes last, so that
 * it never stands for half a model. For one thread.
 */
public final class ModelDownload {
  private final HubConnection hub;
  private final URI endpoint;
  private final ModelLocation.HuggingFace location;
  private final RepositoryCache cache;
  private final DownloadListener listener;

  public ModelDownload(
      HubConnection hub,
      URI endpoint,
      ModelLocation.HuggingFace location,
      RepositoryCache cache,
      DownloadListener listener) {
    this.hub = hub;
    this.endpoint = endpoint;
    this.location = location;
    this.cache = cache;
    this.listener = listener;
  }

  /**
   * Downloads.
   *
   * @throws ai.lynx.error.ModelNotFoundException if there is no such model
   * @throws DownloadException if it fails
   */
  public void run() {
    RepositoryListing listing = RepositoryListing.fetch(hub, endpoint, location);
    try {
      ModelFileChoice choice =
          ModelFileChoice.of(location.repository(), listing.files().keySet(), location.file());
      List<RemoteFile> files = new ArrayList<>(listing.named(choice.names()));
      if (choice.index().isPresent()) {
        RemoteFile index = listing.files().get(choice.index().get());
        fetch(listing, List.of(index));
        files.addAll(shards(listing, index));
      }
      fetch(listing, files);
      cache.remember(location.revision(), listing.commit());
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) { // which closes files
        throw Retries.cancelled(location.toString(), e);
      }
      throw new DownloadException(
          "%s cannot be put into the cache %s: %s".formatted(location, cache.folder(), e), e);
    }
  }

  private List<RemoteFile> shards(RepositoryListing listing, RemoteFile index) throws IOException {
    try (InputStream content =
        Files.newInputStream(cache.snapshot(listing.commit()).resolve(index.name()))) {
      List<String> names = ShardIndex.shards(index.name(), content);
      List<RemoteFile> found = listing.named(names);
      if (found.size() < names.size()) {
        throw new DownloadException(
            "%s names %d files of which %s has only %d; it is incomplete."
                .formatted(index.name(), names.size(), location, found.size()));
      }
      return found;
    }
  }

  private void fetch(RepositoryListing listing, List<RemoteFile> files) throws IOException {
    List<RemoteFile> missing =
        files.stream().filter(file -> !cache.has(listing.commit(), file)).toList();
    checkSpace(missing);
    ProgressReport report = new ProgressReport(listener, missing);
    for (RemoteFile file : missing) {
      fetch(listing, file, report);
      report.complete(file);
    }
  }

  private void fetch(RepositoryListing listing, RemoteFile file, ProgressReport report)
      throws IOException {
    Runnable onWait =
        () -> listener.onDelay("waiting for somebody else who is fetching " + file.name());
    try (CacheLock lock = CacheLock.acquire(cache.lock(file), onWait)) {
      if (!cache.hasBlob(file) && !cache.has(listing.commit(), file)) {
        String name = AddressPart.path(file.name());
        URI address =
            URI.create(
                "%s/%s/resolve/%s/%s"
                    .formatted(
                        endpoint, AddressPart.path(location.repository()), listing.commit(), name));
        new BlobDownload(hub, file, address, report).run(cache.partial(file), cache.blob(file));
      }
      cache.link(listing.commit(), file);
    } catch (InterruptedException e) {
      throw Retries.cancelled(location.toString(), e);
    }
  }

  /** Says before the first byte if the last will find no room. */
  private void checkSpace(List<RemoteFile> missing) throws IOException {
    long needed = 0;
    for (RemoteFile file : missing) {
      if (!cache.hasBlob(file)) {
        needed +=
            file.size() - (Files.exists(cache.partial(file)) ? Files.size(cache.partial(file)) : 0);
      }
    }
    Files.createDirectories(cache.folder());
    long free = Files.getFileStore(cache.folder()).getUsableSpace();
    if (needed > free) {
      throw new DownloadException(
          String.format(
              Locale.ROOT,
              "%s needs %,d bytes and %s has %,d left. Make room, or point HF_HUB_CACHE to a larger disk.",
              location,
              needed,
              cache.folder(),
              free));
    }
  }
}
