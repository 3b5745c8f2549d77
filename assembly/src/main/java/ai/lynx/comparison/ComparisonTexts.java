package ai.lynx.comparison;

import ai.lynx.error.InvalidConfigurationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What models are compared on.
 *
 * @param prompts are answered
 * @param text is read
 */
public record ComparisonTexts(List<Prompt> prompts, String text) {
  private static final String CASE = "case.json";

  public ComparisonTexts {
    prompts = List.copyOf(prompts);
  }

  /**
   * Something that a model answers.
   *
   * @param name for reports
   * @param text what is asked
   * @param whole whether the text is all that the model reads; else it is a question, put as the
   *     model is asked
   */
  public record Prompt(String name, String text, boolean whole) {}

  /** Eight questions and a text of about a thousand words, all our own. */
  public static ComparisonTexts bundled() {
    List<Prompt> prompts = new ArrayList<>();
    for (String question : resource("prompts.txt").lines().toList()) {
      prompts.add(new Prompt("question " + (prompts.size() + 1), question, false));
    }
    return new ComparisonTexts(prompts, resource("text.txt"));
  }

  /**
   * With the prompts of a reference case: a folder whose {@code case.json} lists {@code prompts}
   * with a {@code name} and a {@code text} each.
   *
   * @throws InvalidConfigurationException if it is no such folder
   */
  public ComparisonTexts withPromptsOf(Path folder) {
    Path file = folder.resolve(CASE);
    try {
      List<Prompt> found = new ArrayList<>();
      for (JsonNode prompt : new ObjectMapper().readTree(file.toFile()).path("prompts")) {
        if (prompt.path("text").isTextual()) {
          found.add(
              new Prompt(
                  prompt.path("name").asText("prompt " + found.size()),
                  prompt.get("text").asText(),
                  true));
        }
      }
      if (found.isEmpty()) {
        throw new InvalidConfigurationException(
            folder.toString(), List.of(CASE + " lists no \"prompts\" with a \"text\""));
      }
      return new ComparisonTexts(found, text);
    } catch (IOException e) {
      throw new InvalidConfigurationException(
          folder.toString(),
          List.of(
              Files.exists(file)
                  ? CASE + " cannot be read: " + e.getMessage()
                  : "there is no " + CASE));
    }
  }

  private static String resource(String name) {
    try (InputStream stream = ComparisonTexts.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The text " + name + " of this jar cannot be read", e);
    }
  }
}
