package ai.lynx.hub;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.hub.cache.CachedModel;
import ai.lynx.hub.cache.RepositoryCache;
import ai.lynx.hub.download.ModelDownload;
import ai.lynx.hub.http.HubConnection;
import ai.lynx.hub.http.HubSettings;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.source.ModelSource;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Models of the Hugging Face hub, and its cache on this machine. */
public final class HuggingFaceHub implements ModelSource {
  private final Supplier<HubSettings> settings;

  /** For ServiceLoader: the environment says where hub and cache are, each time it is asked. */
  public HuggingFaceHub() {
    this(() -> HubSettings.of(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /** A hub that is not the environment's. */
  public HuggingFaceHub(Supplier<HubSettings> settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "hugging-face-hub";
  }

  @Override
  public boolean serves(ModelLocation location) {
    return location instanceof ModelLocation.HuggingFace;
  }

  @Override
  public ModelFiles cached(ModelLocation location) {
    ModelLocation.HuggingFace wanted = (ModelLocation.HuggingFace) location;
    return new CachedModel(wanted, cache(settings.get(), wanted)).files();
  }

  @Override
  public ModelFiles download(ModelLocation location, DownloadListener listener) {
    ModelLocation.HuggingFace wanted = (ModelLocation.HuggingFace) location;
    HubSettings now = settings.get();
    CachedModel cached = new CachedModel(wanted, cache(now, wanted));
    if (now.offline()) {
      try {
        return cached.files();
      } catch (ModelNotFoundException e) {
        throw new ModelNotFoundException(
            e.getMessage() + " HF_HUB_OFFLINE forbids to download; unset it first.", e);
      }
    }
    HubConnection hub = new HubConnection(now, wanted, listener);
    new ModelDownload(hub, now.endpoint(), wanted, cache(now, wanted), listener).run();
    return cached.files();
  }

  private static RepositoryCache cache(HubSettings settings, ModelLocation.HuggingFace location) {
    return new RepositoryCache(settings.cache(), location.repository(), settings.symbolicLinks());
  }
}
