package ai.lynx.verification.reference;

import ai.lynx.error.ModelNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One folder with a {@code case.json}.
 *
 * @param name the folder's path below the one that was asked for
 * @param folder where it is
 * @param description what {@code case.json} says
 */
public record ReferenceCase(String name, Path folder, JsonNode description) {
  private static final String FILE = "case.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * All cases in a folder and below it, by name.
   *
   * @throws ModelNotFoundException if there is no such folder or no case in it
   */
  public static List<ReferenceCase> find(Path root) {
    if (!Files.isDirectory(root)) {
      throw new ModelNotFoundException("There is no folder " + root + " with reference cases.");
    }
    try (Stream<Path> paths = Files.walk(root)) {
      List<ReferenceCase> cases =
          paths
              .filter(path -> path.getFileName().toString().equals(FILE))
              .sorted()
              .map(path -> read(root, path))
              .toList();
      if (cases.isEmpty()) {
        throw new ModelNotFoundException("There is no " + FILE + " in " + root + " or below it.");
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look through " + root, e);
    }
  }

  private static ReferenceCase read(Path root, Path file) {
    Path folder = file.getParent();
    String relative = root.relativize(folder).toString();
    try {
      return new ReferenceCase(
          relative.isEmpty()
              ? folder.toAbsolutePath().normalize().getFileName().toString()
              : relative,
          folder,
          JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** What sort of case it is: decides who runs it. */
  public String kind() {
    return CaseKind.of(description);
  }

  /**
   * What a case without a kind is about: what its description shows, or else the folder that it
   * stands in.
   */
  public String area() {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    return CaseArea.of(description)
        .orElse(
            parent == null || parent.getFileName() == null ? "" : parent.getFileName().toString());
  }

  /** JSON as plain lists, maps and values. */
  public static Object convert(JsonNode json) {
    return JSON.convertValue(json, Object.class);
  }

  /** A file of the case as text lines. */
  public List<String> lines(String file) {
    try {
      return Files.readAllLines(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.resolve(file), e);
    }
  }

  /** A file of the case as text. */
  public String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.resolve(file), e);
    }
  }

  /** A file of the case as JSON. */
  public JsonNode json(String file) {
    try {
      return JSON.readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.resolve(file), e);
    }
  }

  /** JSON text. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + json, e);
    }
  }
}
