package ai.lynx.hub.cache;

import ai.lynx.hub.listing.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One repository in the hub's cache:
 *
 * <pre>
 * models--OWNER--NAME/
 *   blobs/DIGEST                  contents, each once
 *   refs/REVISION                 the commit that a branch or tag stood at
 *   snapshots/COMMIT/PATH         links to the contents
 * .locks/models--OWNER--NAME/DIGEST.lock
 * </pre>
 *
 * <p>Contents appear whole or not at all, by a move. A file that is being fetched is called {@code
 * DIGEST.lynx.incomplete}, a name that Python's library does not use: the two do not see each
 * other's locks on all systems, so they must not write to the same file.
 */
public final class RepositoryCache {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Path folder;
  private final Path locks;
  private final boolean symbolicLinks;

  /**
   * @param cache the folder of all repositories
   * @param repository {@code owner/name}
   * @param symbolicLinks whether snapshots may be made of them
   */
  public RepositoryCache(Path cache, String repository, boolean symbolicLinks) {
    String name = "models--" + repository.replace("/", "--");
    this.folder = cache.toAbsolutePath().resolve(name);
    this.locks = cache.toAbsolutePath().resolve(".locks").resolve(name);
    this.symbolicLinks = symbolicLinks;
  }

  public Path folder() {
    return folder;
  }

  /** The commit that a revision stood at when it was last downloaded. */
  public Optional<String> commit(String revision) {
    if (COMMIT.matcher(revision).matches()) {
      return Optional.of(revision);
    }
    try {
      String commit = Files.readString(folder.resolve("refs").resolve(revision)).strip();
      return Optional.of(commit).filter(COMMIT.asMatchPredicate());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Remembers where a revision stands. */
  public void remember(String revision, String commit) throws IOException {
    if (revision.equals(commit) || commit(revision).equals(Optional.of(commit))) {
      return;
    }
    Path ref = folder.resolve("refs").resolve(revision);
    Files.createDirectories(ref.getParent());
    Path written = ref.resolveSibling(ref.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(written, commit);
      Files.move(written, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** The folder that looks like the repository at a commit. */
  public Path snapshot(String commit) {
    return folder.resolve("snapshots").resolve(commit);
  }

  /** Whether a snapshot has a file, wholly. */
  public boolean has(String commit, RemoteFile file) {
    return isWhole(snapshot(commit).resolve(file.name()), file);
  }

  /** A file's content. */
  public Path blob(RemoteFile file) {
    return folder.resolve("blobs").resolve(file.digest());
  }

  /** Whether a file's content is here. */
  public boolean hasBlob(RemoteFile file) {
    return isWhole(blob(file), file);
  }

  /** What was fetched of a file's content so far. */
  public Path partial(RemoteFile file) {
    return folder.resolve("blobs").resolve(file.digest() + ".lynx.incomplete");
  }

  /** Guards the content's making. */
  public Path lock(RemoteFile file) {
    return locks.resolve(file.digest() + ".lock");
  }

  /** Puts a content, whose place is {@link #blob}, into a snapshot. */
  public void link(String commit, RemoteFile file) throws IOException {
    Path place = snapshot(commit).resolve(file.name());
    if (isWhole(place, file)) {
      return;
    }
    Path blob = blob(file);
    Files.createDirectories(place.getParent());
    Path made = place.resolveSibling(place.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      if (!makeSymbolicLink(made, place.getParent().relativize(blob)) && !makeLink(made, blob)) {
        // Where there are no links, the content moves to where it is looked for.
        Files.move(blob, made, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Relative, so that the cache may be moved. */
  private boolean makeSymbolicLink(Path link, Path target) {
    if (!symbolicLinks) {
      return false;
    }
    try {
      Files.createSymbolicLink(link, target);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // as on Windows without the right to
    }
  }

  private static boolean makeLink(Path link, Path target) {
    try {
      Files.createLink(link, target);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean isWhole(Path path, RemoteFile file) {
    try {
      return Files.isRegularFile(path) && Files.size(path) == file.size();
    } catch (IOException e) {
      return false;
    }
  }
}
