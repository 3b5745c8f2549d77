package ai.lynx.assembly.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.GenerationOptions;
import ai.lynx.assembly.generation.rule.History;
import ai.lynx.assembly.generation.rule.LogitsRules;
import ai.lynx.assembly.generation.rule.Softmax;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.plug.Plugs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The probabilities that transformers gave for fixed logits and histories. */
class ReferenceProbabilitiesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("lynx.reference", "../../shared/reference"))
          .resolve("generation/sampling-probabilities");
  private static final Set<String> KNOWN =
      Set.of(
          "temperature",
          "top_k",
          "top_p",
          "min_p",
          "typical_p",
          "epsilon_cutoff",
          "eta_cutoff",
          "repetition_penalty",
          "no_repeat_ngram_size");

  /** Where several logits are exactly equal, those that a filter keeps may be others. */
  @Test
  void oneRow() throws IOException {
    JsonNode description = description();
    List<Integer> ties =
        List.of(new ObjectMapper().convertValue(description.path("tie_rows"), Integer[].class));
    try (Checkpoint file = expected()) {
      float[][] logits = matrix(file, "logits");
      int[][] histories = integers(file, "input_ids");
      int compared = 0;
      for (JsonNode setting : description.path("settings")) {
        String name = setting.path("name").asText();
        assertThat(known(setting)).as(name).isTrue();
        GenerationOptions options = options(named(setting));
        int atLeast = setting.path("min_tokens_to_keep").asInt(1);
        float[][] probabilities = matrix(file, "probs." + name);
        for (int row = 0; row < logits.length; row++) {
          float[] scores = logits[row].clone();
          History history = History.of(histories[row]);
          LogitsRules.penalties(options, List.of(), false).apply(history, scores);
          LogitsRules.filters(options, atLeast).apply(history, scores);
          float[] got = Softmax.probabilities(scores);
          float[] want = probabilities[row];
          if (ties.contains(row)) {
            Arrays.sort(got);
            Arrays.sort(want);
          }
          assertThat(got).as("%s, row %d", name, row).containsExactly(want, within(2e-6f));
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(240);
    }
  }

  @Test
  void beamsTogetherOfOldReleases() throws IOException {
    beamsTogether(
        (options, draws) ->
            DrawnCandidates.withRunningScore(3, 2, LogitsRules.filters(options, 2), draws),
        options -> LogitsRules.none(),
        "old.");
  }

  @Test
  void beamsTogetherOfNewReleases() throws IOException {
    beamsTogether(
        (options, draws) -> DrawnCandidates.filteredBefore(3, 2, draws),
        options -> LogitsRules.filters(options, 2),
        "");
  }

  /**
   * Three beams.
   *
   * @param filters those before the running score
   * @param prefix of the tensors that hold what is expected, where it is not that of the new ones
   */
  private static void beamsTogether(
      BiFunction<GenerationOptions, Draws, CandidateChoice> choice,
      Function<GenerationOptions, LogitsRules> filters,
      String prefix)
      throws IOException {
    JsonNode description = description();
    try (Checkpoint file = expected()) {
      float[][] logits = matrix(file, "beam.logits");
      int[][] histories = integers(file, "beam.input_ids");
      float[] running = file.read("beam.scores").toFloats();
      for (JsonNode setting : description.path("beam_settings")) {
        String name = "beam.probs." + setting.path("name").asText();
        GenerationOptions options = options(setting.path("options"));
        List<Beam> beams = new ArrayList<>();
        List<float[]> scores = new ArrayList<>();
        for (int beam = 0; beam < running.length; beam++) {
          History history = History.of(histories[beam]);
          beams.add(new Beam(beam, history, running[beam]));
          float[] row = Softmax.logProbabilities(logits[beam]);
          LogitsRules.penalties(options, List.of(), false)
              .then(filters.apply(options))
              .apply(history, row);
          for (int token = 0; token < row.length; token++) {
            row[token] += running[beam];
          }
          scores.add(row);
        }
        List<float[]> seen = new ArrayList<>();
        Draws draws =
            (probabilities, count) -> {
              seen.add(probabilities.clone());
              return IntStream.range(0, probabilities.length)
                  .filter(i -> probabilities[i] > 0)
                  .limit(count)
                  .toArray();
            };
        choice.apply(options, draws).choose(beams, scores);
        String original = file.entries().containsKey(prefix + name) ? prefix + name : name;
        assertThat(seen.get(0))
            .as(original)
            .containsExactly(file.read(original).toFloats(), within(2e-6f));
      }
    }
  }

  private static JsonNode description() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "The reference cases are not here: " + FOLDER);
    return new ObjectMapper().readTree(FOLDER.resolve("case.json").toFile());
  }

  private static Checkpoint expected() {
    return Plugs.load("checkpoint format", CheckpointFormat.class)
        .get("safetensors")
        .open(new FolderFiles(FOLDER), "expected.safetensors");
  }

  /** The options of a setting; some have theirs in their name alone. */
  private static JsonNode named(JsonNode setting) {
    return switch (setting.path("name").asText()) {
      case "keep3.top-k-1" -> new ObjectMapper().createObjectNode().put("top_k", 1);
      case "keep3.top-p-0.01" -> new ObjectMapper().createObjectNode().put("top_p", 0.01);
      case "keep3.min-p-0.99" -> new ObjectMapper().createObjectNode().put("min_p", 0.99);
      case "keep3.typical-p-0.01" -> new ObjectMapper().createObjectNode().put("typical_p", 0.01);
      case "keep3.epsilon-cutoff-0.99" ->
          new ObjectMapper().createObjectNode().put("epsilon_cutoff", 0.99);
      default -> setting.path("options");
    };
  }

  private static boolean known(JsonNode setting) {
    if (named(setting).isMissingNode()) {
      return false;
    }
    List<String> names = new ArrayList<>();
    named(setting).fieldNames().forEachRemaining(names::add);
    return KNOWN.containsAll(names);
  }

  private static GenerationOptions options(JsonNode json) {
    return GenerationOptions.sampling().toBuilder()
        .beams(json.path("num_beams").asInt(1))
        .temperature(json.path("temperature").asDouble(1))
        .topK(json.path("top_k").asInt(0))
        .topP(json.path("top_p").asDouble(1))
        .minP(json.path("min_p").asDouble(0))
        .typicalP(json.path("typical_p").asDouble(1))
        .epsilonCutoff(json.path("epsilon_cutoff").asDouble(0))
        .etaCutoff(json.path("eta_cutoff").asDouble(0))
        .repetitionPenalty(json.path("repetition_penalty").asDouble(1))
        .noRepeatNgramSize(json.path("no_repeat_ngram_size").asInt(0))
        .build();
  }

  private static float[][] matrix(Checkpoint file, String name) {
    int rows = Math.toIntExact(file.entries().get(name).shape().size(0).value());
    float[] all = file.read(name).toFloats();
    int width = all.length / rows;
    return IntStream.range(0, rows)
        .mapToObj(row -> Arrays.copyOfRange(all, row * width, (row + 1) * width))
        .toArray(float[][]::new);
  }

  private static int[][] integers(Checkpoint file, String name) {
    int rows = Math.toIntExact(file.entries().get(name).shape().size(0).value());
    int[] all = Arrays.stream(file.read(name).toLongs()).mapToInt(Math::toIntExact).toArray();
    int width = all.length / rows;
    return IntStream.range(0, rows)
        .mapToObj(row -> Arrays.copyOfRange(all, row * width, (row + 1) * width))
        .toArray(int[][]::new);
  }
}
