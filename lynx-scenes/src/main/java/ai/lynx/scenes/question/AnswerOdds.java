package ai.lynx.scenes.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How often a fact is taken when it is met, so that rare and common answers are asked for equally
 * often. The numbers belong to the distribution of contents and were measured on it; groups that
 * are not listed have odds of 1.
 */
final class AnswerOdds {
  private static final String FILE = "answer-odds.txt";

  private final Map<String, Double> odds;

  AnswerOdds(Map<String, Double> odds) {
    this.odds = Map.copyOf(odds);
  }

  /** The odds that come with this module. */
  static AnswerOdds measured() {
    Map<String, Double> odds = new HashMap<>();
    var stream =
        Objects.requireNonNull(AnswerOdds.class.getResourceAsStream(FILE), FILE + " is missing");
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int at = line.lastIndexOf('=');
        odds.put(line.substring(0, at), Double.parseDouble(line.substring(at + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AnswerOdds(odds);
  }

  static String key(Topic topic, Fact fact) {
    return topic.name() + "|" + fact.stratum() + "|" + fact.group();
  }

  double of(String key) {
    return odds.getOrDefault(key, 1.0);
  }
}
