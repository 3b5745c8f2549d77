package ai.lynx.scenes.question;

import ai.lynx.scenes.SceneGenerator;
import ai.lynx.scenes.content.SceneContent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the odds of answers and writes them as {@code answer-odds.txt}. To be run again whenever
 * contents or topics change: arguments are the file to write and, if wanted, the number of scenes.
 */
final class OddsCalibration {
  private static final long SEED = 987_654_321;
  private static final int TURNS = 12;
  private static final double LEAST = .004;

  /** Differences of so many standard deviations are taken for chance. */
  private static final double NOISE = 2;

  private OddsCalibration() {}

  public static void main(String... arguments) throws IOException {
    int scenes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
    SceneGenerator generator = new SceneGenerator(SEED);
    List<SceneContent> contents = new ArrayList<>();
    for (int i = 0; i < scenes; i++) {
      contents.add(generator.pictureContent(i));
      contents.add(generator.videoContent(i));
    }
    Map<String, Double> odds = new TreeMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      double worst = adjust(odds, count(contents, odds, turn));
      PrintStream out = System.out;
      out.printf(Locale.ROOT, "turn %d: most over mean %.2f%n", turn, worst);
    }
    List<String> lines = new ArrayList<>();
    odds.forEach(
        (key, value) -> {
          if (value < 1) {
            lines.add(String.format(Locale.ROOT, "%s=%.4f", key, value));
          }
        });
    Files.write(Path.of(arguments[0]), lines);
  }

  private static Map<String, Map<String, Integer>> count(
      List<SceneContent> contents, Map<String, Double> odds, int turn) {
    Examiner examiner = new Examiner(new AnswerOdds(odds));
    QuestionPlan plan = QuestionPlan.of(20);
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (int i = 0; i < contents.size(); i++) {
      for (Drawn drawn : examiner.draw(contents.get(i), plan, turn * 1_000_003L + i)) {
        String stratum = drawn.topic().name() + "|" + drawn.fact().stratum();
        counts
            .computeIfAbsent(stratum, key -> new TreeMap<>())
            .merge(drawn.fact().group(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Lowers the odds of groups that came up too often; returns how uneven the worst stratum was. */
  private static double adjust(Map<String, Double> odds, Map<String, Map<String, Integer>> counts) {
    double worst = 1;
    for (Map.Entry<String, Map<String, Integer>> stratum : counts.entrySet()) {
      Map<String, Integer> groups = stratum.getValue();
      double mean = groups.values().stream().mapToInt(n -> n).average().orElseThrow();
      Map<String, Double> next = new HashMap<>();
      for (Map.Entry<String, Integer> group : groups.entrySet()) {
        String key = stratum.getKey() + "|" + group.getKey();
        boolean chance = Math.abs(group.getValue() - mean) < NOISE * Math.sqrt(mean);
        double factor = chance ? 1 : mean / group.getValue();
        next.put(key, odds.getOrDefault(key, 1.0) * factor);
      }
      double top = Collections.max(next.values());
      next.forEach((key, value) -> odds.put(key, Math.max(LEAST, value / top)));
      worst = Math.max(worst, Collections.max(groups.values()) / mean);
    }
    return worst;
  }
}
