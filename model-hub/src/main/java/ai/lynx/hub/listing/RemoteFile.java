package ai.lynx.hub.listing;

import ai.lynx.error.DownloadException;
import java.util.regex.Pattern;

/**
 * A file of a repository.
 *
 * @param name its path in the repository, with slashes
 * @param size in bytes
 * @param digest of its content, in hexadecimal digits: SHA-256 of a large file, or Git's name
 *     (SHA-1) of a small one. It is also the entity tag by which the cache names the file
 */
public record RemoteFile(String name, long size, String digest) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int LONGEST_NAME = 1024;

  /**
   * @throws DownloadException if the hub's answer would lead out of the cache or makes no sense
   */
  public RemoteFile {
    if (!isPlainPath(name)) {
      throw new DownloadException(
          "The hub lists a file \"%s\", which is no path inside a repository; nothing was downloaded."
              .formatted(name.substring(0, Math.min(100, name.length()))));
    }
    if (size < 0 || !DIGEST.matcher(digest).matches()) {
      throw new DownloadException(
          "The hub lists %s with %d bytes and the digest \"%s\", which cannot be; nothing was downloaded."
              .formatted(name, size, digest.substring(0, Math.min(100, digest.length()))));
    }
  }

  /** Whether the digest is SHA-256. */
  public boolean isLarge() {
    return digest.length() == 64;
  }

  /** Relative, and of names that are names on every system. */
  private static boolean isPlainPath(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      boolean plain =
          !part.isBlank()
              && !part.equals(".")
              && !part.equals("..")
              && part.chars().noneMatch(c -> c < ' ' || "\\:*?\"<>|\u007f".indexOf(c) >= 0);
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
