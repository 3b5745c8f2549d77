package ai.lynx.training;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads questions from a file with one JSON object a line, as the official data sets have them:
 * {@code image}, a path, or {@code video}, a list of paths, or neither; {@code question}; {@code
 * answer}, a text or a list of texts that are all right; {@code class} to group scores by. Other
 * keys mean nothing here. Paths are relative to the file's folder.
 */
public final class QuestionFile {
  private static final String ANSWER = "answer";
  private static final ObjectMapper JSON = new ObjectMapper();

  private QuestionFile() {}

  /**
   * All questions of a file, in its order. Pictures are not opened yet.
   *
   * @throws InvalidConfigurationException if it cannot be read or holds no question, or naming the
   *     first line with mistakes and all of them
   */
  public static List<LabelledQuestion> read(Path file) {
    List<LabelledQuestion> questions = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          questions.add(parse(file, file + ", line " + (i + 1), lines.get(i)));
        }
      }
    } catch (IOException e) {
      throw new InvalidConfigurationException(file.toString(), List.of("cannot be read: " + e));
    }
    if (questions.isEmpty()) {
      throw new InvalidConfigurationException(file.toString(), List.of("holds no question"));
    }
    return questions;
  }

  private static LabelledQuestion parse(Path file, String source, String line) {
    Map<String, Object> values;
    try {
      values = JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new InvalidConfigurationException(
          source, List.of("is no JSON object: " + e.getOriginalMessage()));
    }
    if (values.get(ANSWER) instanceof String answer) {
      values.put(ANSWER, List.of(answer));
    }
    return Settings.of(source, values).parse(read -> question(read, file));
  }

  private static LabelledQuestion question(SettingsReader read, Path file) {
    String image = read.text("image", "");
    List<String> frames = read.texts("video");
    String question = read.text("question");
    List<String> answers = read.texts(ANSWER);
    if (read.has("image") && read.has("video")) {
      read.problem("image", "and video stand in one line; a question is about one of them");
    }
    if (read.has("video") && frames.isEmpty()) {
      read.problem("video", "needs at least one frame");
    }
    if (question.isBlank()) {
      read.problem("question", "is blank");
    }
    if (answers.isEmpty()) {
      read.problem(ANSWER, "is missing");
    }
    String category = read.text("class", "all");
    read.ignoreOthers();
    List<String> names = image.isEmpty() ? frames : List.of(image);
    return new LabelledQuestion(
        names.stream().map(file::resolveSibling).toList(),
        read.has("video"),
        question,
        answers,
        category);
  }
}
