package ai.lynx.hub.cache;

import static java.util.stream.Collectors.toSet;

import ai.lynx.ModelLocation;
import ai.lynx.error.DownloadException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.hub.listing.ModelFileChoice;
import ai.lynx.hub.listing.ShardIndex;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.checkpoint.SelectedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that was downloaded before, by Lynx or by Python.
 *
 * @param location which
 * @param cache where
 */
public record CachedModel(ModelLocation.HuggingFace location, RepositoryCache cache) {
  /**
   * Its files.
   *
   * @throws ModelNotFoundException if it is not here, or not wholly
   */
  public ModelFiles files() {
    Path snapshot =
        cache
            .commit(location.revision())
            .map(cache::snapshot)
            .filter(Files::isDirectory)
            .orElseThrow(
                () -> notHere("is not on this machine (looked in " + cache.folder() + ")", null));
    FolderFiles all = new FolderFiles(snapshot);
    List<String> names = all.names();
    ModelFileChoice choice;
    try {
      choice = ModelFileChoice.of(location.repository(), names, location.file());
      if (choice.index().isPresent()) {
        checkShards(all, choice.index().get());
      }
    } catch (ModelNotFoundException | DownloadException e) {
      throw notHere("is not wholly on this machine: " + e.getMessage(), e);
    }
    return location.file().isPresent() ? chosen(snapshot, choice.names()) : all;
  }

  /** The files that were chosen, as if they were alone at the top: neighbours are other models. */
  private static ModelFiles chosen(Path snapshot, List<String> names) {
    String folder = names.get(0).substring(0, names.get(0).lastIndexOf('/') + 1);
    return names.stream().allMatch(name -> name.startsWith(folder))
        ? new SelectedFiles(
            new FolderFiles(snapshot.resolve(folder)),
            names.stream().map(name -> name.substring(folder.length())).collect(toSet()))
        : new SelectedFiles(new FolderFiles(snapshot), Set.copyOf(names));
  }

  private void checkShards(FolderFiles files, String index) {
    try (InputStream content = files.open(index)) {
      for (String shard : ShardIndex.shards(index, content)) {
        if (!files.contains(shard)) {
          throw new ModelNotFoundException(shard + " is missing.");
        }
      }
    } catch (IOException e) {
      throw new ModelNotFoundException(index + " cannot be read: " + e, e);
    }
  }

  private ModelNotFoundException notHere(String how, @Nullable Throwable cause) {
    return new ModelNotFoundException(
        "%s %s. Nothing is downloaded without being asked for: run ./lynx pull %s, or load with LoadOptions.withDownloads."
            .formatted(location, how.replaceFirst("\\.$", ""), location),
        cause);
  }
}
