package ai.lynx;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a model is. */
public sealed interface ModelLocation {
  /**
   * A folder: one with a {@code lynx.json}, one laid out as the official repository's (a {@code
   * LYNX.yaml}, at the top or in {@code configs/}, with {@code data/} beside it), or a language
   * model as Hugging Face publishes it ({@code config.json}). Or a GGUF file, whose name ends in
   * {@code .gguf}, or a folder with one.
   */
  record Folder(Path path) implements ModelLocation {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A model that came as a Maven artifact, such as {@code lynx-mini}. */
  record Bundled(String name) implements ModelLocation {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A folder inside or outside a jar, as {@code Class.getResource} names it: {@code
   * file:/models/mine/} or {@code jar:file:/app/models.jar!/mine/}. A model in a jar is read into
   * memory; a large one is better unpacked.
   */
  record Resource(URI uri) implements ModelLocation {
    @Override
    public String toString() {
      return uri.toString();
    }
  }

  /**
   * A repository of the Hugging Face hub. A load takes it from this machine's cache, and downloads
   * it only where {@link LoadOptions#downloads()} permits that.
   *
   * @param repository {@code owner/name}, or the name alone for the few without owner
   * @param revision a branch, a tag or a commit; {@code main} is the default
   * @param file which of several files of weights, for repositories that hold one model in many
   *     variants, as those of GGUF files do: a path in the repository, or a part of its name that
   *     only one file has, such as {@code Q4_K_M}
   */
  record HuggingFace(String repository, String revision, Optional<String> file)
      implements ModelLocation {
    /**
     * @throws IllegalArgumentException if one of the names cannot be one
     */
    public HuggingFace {
      HuggingFaceNames.checkRepository(repository);
      HuggingFaceNames.checkRevision(revision);
      file.ifPresent(HuggingFaceNames::checkFile);
    }

    /** As {@code hf:owner/name@revision:file}, without the parts that are the default. */
    @Override
    public String toString() {
      return HuggingFaceNames.SCHEME
          + repository
          + (revision.equals(HuggingFaceNames.DEFAULT_REVISION) ? "" : "@" + revision)
          + file.map(name -> ":" + name).orElse("");
    }
  }

  static ModelLocation folder(Path path) {
    return new Folder(path);
  }

  static ModelLocation bundled(String name) {
    return new Bundled(name);
  }

  static ModelLocation resource(URI uri) {
    return new Resource(uri);
  }

  /**
   * A repository of the Hugging Face hub.
   *
   * @param name {@code owner/name}, {@code owner/name@revision}, {@code owner/name:file} or {@code
   *     owner/name@revision:file}, with or without {@code hf:} in front
   * @throws IllegalArgumentException if it is not of that form
   */
  static ModelLocation huggingFace(String name) {
    return HuggingFaceNames.parse(name);
  }

  /**
   * A repository of the Hugging Face hub at a branch, tag or commit.
   *
   * @throws IllegalArgumentException if one of the names cannot be one
   */
  static ModelLocation huggingFace(String repository, String revision) {
    return new HuggingFace(repository, revision, Optional.empty());
  }
}
