package ai.lynx.verification.generation;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.generation.Release;
import ai.lynx.assembly.generation.SpecialTokens;
import ai.lynx.assembly.generation.StepProbabilities;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What sampling draws from, for given logits and histories and for those of a small model. */
public final class SamplingCase implements CaseRunner {
  /** A setting that has its one option in its name, and keeps some tokens whatever it says. */
  private static final Pattern KEEPING = Pattern.compile("keep\\d+\\.(.+)-([0-9.]+)");

  private static final SpecialTokens NO_END = new SpecialTokens(0, List.of());

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    findings.wantAllThatMatch();
    JsonNode description = reference.description();
    Set<Integer> ties = new HashSet<>(GenerationCheck.integers(description.get("tie_rows")));
    for (JsonNode setting : description.get("settings")) {
      rows(setting, ties, findings);
    }
    for (JsonNode setting : description.get("beam_settings")) {
      beams(setting, findings);
    }
    steps(reference, assembly, findings);
  }

  private static void rows(JsonNode setting, Set<Integer> ties, Findings findings) {
    String name = "probs." + setting.get("name").asText();
    StepProbabilities step = step(options(setting));
    float[][] logits = rows(findings.given("logits").toFloats(), findings.given("logits"));
    int[][] histories = histories(findings.given("input_ids"));
    TensorData expected = findings.given(name);
    float[][] wanted = rows(expected.toFloats(), expected);
    List<float[]> all = new ArrayList<>();
    int atLeast = setting.path("min_tokens_to_keep").asInt(1);
    for (int row = 0; row < logits.length; row++) {
      float[] got = step.of(histories[row], logits[row], atLeast);
      all.add(ties.contains(row) ? inOrderOf(wanted[row], got) : got);
    }
    findings.tensor(name, joined(all, expected));
  }

  private static void beams(JsonNode setting, Findings findings) {
    String name = "beam.probs." + setting.get("name").asText();
    TensorData logits = findings.given("beam.logits");
    float[] got =
        step(setting.get("options"))
            .ofBeams(
                List.of(histories(findings.given("beam.input_ids"))),
                List.of(rows(logits.toFloats(), logits)),
                findings.given("beam.scores").toFloats());
    findings.tensor(name, joined(List.of(got), findings.given(name)));
  }

  private static void steps(ReferenceCase reference, Assembly assembly, Findings findings) {
    JsonNode steps = reference.description().get("model_steps");
    StepProbabilities step = step(steps.get("options"));
    try (CausalModel model = CausalModel.load(reference, assembly)) {
      for (JsonNode entry : steps.get("steps")) {
        String name = "model.probs." + entry.get("step").asInt();
        int[] ids =
            GenerationCheck.integers(entry.get("input_ids").get(0)).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        try (Decoding decoding =
            GenerationPrompt.ofTokens(ids).read(assembly.engine(), model.languageModel())) {
          float[] got = step.of(ids, decoding.logits(0), 1);
          findings.tensor(name, joined(List.of(got), findings.given(name)));
        }
      }
    }
  }

  private static StepProbabilities step(JsonNode options) {
    ObjectNode sampled = options.deepCopy();
    sampled.put("do_sample", true);
    return new StepProbabilities(
        Release.TRANSFORMERS_5,
        NO_END,
        SearchSettings.of(sampled, new ObjectMapper().createObjectNode(), 0).options());
  }

  private static JsonNode options(JsonNode setting) {
    if (setting.has("options")) {
      return setting.get("options");
    }
    String name = setting.get("name").asText();
    Matcher matcher = KEEPING.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalStateException("The setting " + name + " has no options.");
    }
    String option = matcher.group(1).replace('-', '_');
    ObjectNode options = new ObjectMapper().createObjectNode().put("top_k", 0);
    double value = Double.parseDouble(matcher.group(2));
    return option.equals("top_k") ? options.put(option, (int) value) : options.put(option, value);
  }

  /** Where logits are equal, which of them a filter keeps is nobody's business. */
  private static float[] inOrderOf(float[] wanted, float[] got) {
    float[] sorted = got.clone();
    Arrays.sort(sorted);
    int[] places =
        IntStream.range(0, wanted.length)
            .boxed()
            .sorted((a, b) -> Float.compare(wanted[a], wanted[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    float[] ordered = new float[got.length];
    for (int rank = 0; rank < places.length; rank++) {
      ordered[places[rank]] = sorted[rank];
    }
    return ordered;
  }

  private static float[][] rows(float[] all, TensorData matrix) {
    int rows = Math.toIntExact(matrix.shape().size(0).value());
    int width = all.length / rows;
    return IntStream.range(0, rows)
        .mapToObj(row -> Arrays.copyOfRange(all, row * width, (row + 1) * width))
        .toArray(float[][]::new);
  }

  private static int[][] histories(TensorData ids) {
    int rows = Math.toIntExact(ids.shape().size(0).value());
    return IntStream.range(0, rows)
        .mapToObj(
            row ->
                Arrays.stream(ids.rows(row, row + 1).toLongs())
                    .mapToInt(Math::toIntExact)
                    .toArray())
        .toArray(int[][]::new);
  }

  private static TensorData joined(List<float[]> rows, TensorData like) {
    float[] all = new float[like.elements()];
    int place = 0;
    for (float[] row : rows) {
      System.arraycopy(row, 0, all, place, row.length);
      place += row.length;
    }
    return TensorData.of(all, like.shape().toLongs());
  }
}
