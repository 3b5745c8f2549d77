package ai.lynx;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of the Hugging Face hub. They become parts of addresses and of paths in the cache, so
 * whatever could lead elsewhere is no name.
 */
final class HuggingFaceNames {
  static final String SCHEME = "hf:";
  static final String DEFAULT_REVISION = "main";

  private static final int LONGEST_REPOSITORY = 96;
  private static final int LONGEST_PATH = 1024;

  /** The hub's rule: letters, digits, hyphens, underscores and dots, no hyphen or dot at an end. */
  private static final Pattern REPOSITORY =
      Pattern.compile("(\\w|\\w[\\w.-]*\\w)(/(\\w|\\w[\\w.-]*\\w))?");

  /** As Git has it, but for characters that nobody uses. */
  private static final Pattern REVISION = Pattern.compile("\\w[\\w.+-]*(/\\w[\\w.+-]*)*");

  private HuggingFaceNames() {}

  static ModelLocation.HuggingFace parse(String text) {
    String name = text.replaceFirst("^" + SCHEME + "(/{2})?", ""); // Python writes hf://owner/name
    int colon = name.indexOf(':');
    Optional<String> file =
        colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)); // :file
    String repository = colon < 0 ? name : name.substring(0, colon);
    int at = repository.indexOf('@');
    return at < 0
        ? new ModelLocation.HuggingFace(repository, DEFAULT_REVISION, file)
        : new ModelLocation.HuggingFace(
            repository.substring(0, at), repository.substring(at + 1), file);
  }

  static void checkRepository(String repository) {
    boolean valid =
        repository.length() <= LONGEST_REPOSITORY
            && REPOSITORY.matcher(repository).matches()
            && !repository.contains("--")
            && !repository.contains("..");
    if (!valid) {
      throw new IllegalArgumentException(
          "\"%s\" is no repository of the hub; its form is owner/name, of letters, digits, '-', '_' and '.'."
              .formatted(repository));
    }
  }

  static void checkRevision(String revision) {
    boolean valid =
        revision.length() <= LONGEST_PATH
            && REVISION.matcher(revision).matches()
            && !revision.contains("..");
    if (!valid) {
      throw new IllegalArgumentException(
          "\"%s\" is no revision; it is a branch such as main, a tag, or a commit of 40 hexadecimal digits."
              .formatted(revision));
    }
  }

  static void checkFile(String file) {
    boolean valid =
        !file.isBlank()
            && file.length() <= LONGEST_PATH
            && file.chars().noneMatch(c -> c < ' ' || c == '\\')
            && !file.startsWith("/")
            && !file.contains("..");
    if (!valid) {
      throw new IllegalArgumentException(
          "\"%s\" is no file of a repository; name its path there, or a part of its name."
              .formatted(file));
    }
  }
}
