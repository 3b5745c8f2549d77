package ai.lynx.assembly.model;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.gguf.GgufFiles;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.error.PluginException;
import ai.lynx.spi.checkpoint.ArchiveFiles;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.checkpoint.SelectedFiles;
import ai.lynx.spi.plug.BundledModel;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.source.ModelSource;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files of a model, wherever its location says they are.
 *
 * @param bundled models that came as artifacts
 * @param remote places on the network
 */
public record ModelSources(Plugs<BundledModel> bundled, Plugs<ModelSource> remote) {
  private static final String JAR_SEPARATOR = "!/";

  /** Finds the plugs on the path. */
  public static ModelSources load() {
    return new ModelSources(
        Plugs.load("bundled model", BundledModel.class),
        Plugs.load("model source", ModelSource.class));
  }

  /**
   * The files of a location.
   *
   * @param downloads the permission to download what is missing, with who hears of it; without it
   *     nothing connects to the network
   * @throws ModelNotFoundException if they are not there, or would have to be downloaded first
   * @throws PluginException if no artifact brings the bundled model or the source
   * @throws ai.lynx.error.DownloadException if a permitted download fails
   */
  public ModelFiles files(ModelLocation location, Optional<DownloadListener> downloads) {
    if (location instanceof ModelLocation.Folder folder) {
      return local(folder.path());
    }
    if (location instanceof ModelLocation.Bundled named) {
      return bundled.get(named.name()).files();
    }
    if (location instanceof ModelLocation.Resource resource) {
      return resource(resource.uri());
    }
    ModelSource source = source(location);
    try {
      return source.cached(location);
    } catch (ModelNotFoundException notHere) {
      return source.download(location, downloads.orElseThrow(() -> notHere));
    }
  }

  /**
   * The source that a location on the network is served by.
   *
   * @throws PluginException if none on the path serves it
   */
  public ModelSource source(ModelLocation location) {
    return remote.all().stream()
        .filter(source -> source.serves(location))
        .findFirst()
        .orElseThrow(
            () ->
                new PluginException(
                    "No model source on the path serves %s; there are %s. The Maven artifact ai.lynx:model-hub brings the one for the Hugging Face hub."
                        .formatted(
                            location, remote.all().stream().map(ModelSource::name).toList())));
  }

  /** A folder; or a GGUF file, as a folder that has nothing else. */
  private static ModelFiles local(Path path) {
    if (Files.isRegularFile(path) && GgufFiles.named(path.toString())) {
      Path file = path.toAbsolutePath();
      return new SelectedFiles(
          new FolderFiles(file.getParent()), Set.of(file.getFileName().toString()));
    }
    return new FolderFiles(path);
  }

  private static ModelFiles resource(URI uri) {
    try {
      if ("file".equals(uri.getScheme())) {
        return local(Path.of(uri));
      }
      if ("jar".equals(uri.getScheme())) {
        String inside = uri.getSchemeSpecificPart();
        int separator = inside.lastIndexOf(JAR_SEPARATOR);
        if (separator > 0) {
          URI archive = URI.create(uri.getRawSchemeSpecificPart().split(JAR_SEPARATOR, 2)[0]);
          return new ArchiveFiles(
              Path.of(archive), inside.substring(separator + JAR_SEPARATOR.length()));
        }
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new ModelNotFoundException(uri + " leads to no file: " + e.getMessage(), e);
    }
    throw new ModelNotFoundException(
        uri
            + " cannot be read as a model; its form is file:/folder/ or jar:file:/folder/file.jar!/folder/");
  }
}
