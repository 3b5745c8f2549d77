package ai.lynx.assembly.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code generate} of transformers 4.28.1 (torch 2.0.1) answered over {@link HashedDecoding},
 * for random options: {@code original-cases.json}. Draws of sampling are the recorded ones.
 */
class OriginalCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> answersLikeTheOriginal() throws IOException {
    try (InputStream in = OriginalCasesTest.class.getResourceAsStream("original-cases.json")) {
      List<JsonNode> cases = new ArrayList<>();
      JSON.readTree(in).forEach(cases::add);
      return cases.stream()
          .map(one -> DynamicTest.dynamicTest(one.path("options").toString(), () -> check(one)));
    }
  }

  private static void check(JsonNode original) {
    HashedDecoding.Model model =
        JSON.convertValue(original.path("model"), HashedDecoding.Model.class);
    GenerationRules.Counted counted =
        GenerationRules.Counted.valueOf(original.path("counted").asText());
    GenerationOptions options = options(original.path("options"));
    List<PromptRow> prompts = new ArrayList<>();
    for (JsonNode prompt : original.path("prompts")) {
      int[] tokens = JSON.convertValue(prompt.isArray() ? prompt : List.of(), int[].class);
      prompts.add(new PromptRow(tokens, NewTokenListener.SILENT));
    }
    RecordedDraws draws =
        new RecordedDraws(
            options.sample()
                ? JSON.convertValue(original.path("draws"), int[][][].class)
                : new int[0][][],
            options.returnedHypotheses());

    List<List<Hypothesis>> answers =
        new Generator(
                new GenerationRules(counted, Release.TRANSFORMERS_4_28),
                new SpecialTokens(1, model.ends()),
                options)
            .generate(
                decoding(model, original.path("prompts")), prompts, new Cancellation(), draws);

    List<Hypothesis> found = answers.stream().flatMap(List::stream).toList();
    assertThat(found.stream().map(one -> withFirstEnd(one.tokens(), model.ends(), options)))
        .isEqualTo(JSON.convertValue(original.path("tokens"), List.class));
    if (original.has("scores")) {
      for (int i = 0; i < found.size(); i++) {
        double score = original.path("scores").path(i).asDouble();
        assertThat(found.get(i).score()).isCloseTo(score, within(1e-5 * Math.max(1, -score)));
      }
    }
    if (options.sample()) {
      checkProbabilities(original.path("probabilities"), draws, prompts.size(), options);
    }
  }

  private static HashedDecoding decoding(HashedDecoding.Model model, JsonNode prompts) {
    if (prompts.path(0).isArray()) {
      List<List<Integer>> tokens = new ArrayList<>();
      prompts.forEach(prompt -> tokens.add(List.of(JSON.convertValue(prompt, Integer[].class))));
      return HashedDecoding.ofTokens(model, tokens);
    }
    return HashedDecoding.ofNumbers(model, List.of(JSON.convertValue(prompts, Long[].class)));
  }

  /** The original's beam search ends a sequence with the first end, whichever was found. */
  private static List<Integer> withFirstEnd(
      List<Integer> tokens, List<Integer> ends, GenerationOptions options) {
    int last = tokens.get(tokens.size() - 1);
    if (options.beams() == 1 || !ends.contains(last)) {
      return tokens;
    }
    List<Integer> result = new ArrayList<>(tokens);
    result.set(tokens.size() - 1, ends.get(0));
    return result;
  }

  private static void checkProbabilities(
      JsonNode original, RecordedDraws draws, int prompts, GenerationOptions options) {
    for (int prompt = 0; prompt < prompts; prompt++) {
      for (int answer = 0; answer < options.returnedHypotheses(); answer++) {
        List<float[]> steps = draws.probabilities(prompt, answer);
        assertThat(steps).isNotEmpty();
        for (int step = 0; step < steps.size(); step++) {
          JsonNode row = original.path(step).path(prompt * options.returnedHypotheses() + answer);
          assertThat(steps.get(step))
              .containsExactly(JSON.convertValue(row, float[].class), within(2e-6f));
        }
      }
    }
  }

  private static GenerationOptions options(JsonNode json) {
    return GenerationOptions.builder()
        .maxNewTokens(json.path("maxNewTokens").asInt())
        .minLength(json.path("minLength").asInt())
        .beams(json.path("beams").asInt())
        .returnedHypotheses(json.path("returnedHypotheses").asInt())
        .lengthPenalty(json.path("lengthPenalty").asDouble())
        .earlyStopping(json.path("earlyStopping").asBoolean())
        .noRepeatNgramSize(json.path("noRepeatNgramSize").asInt())
        .repetitionPenalty(json.path("repetitionPenalty").asDouble())
        .sample(json.path("sample").asBoolean())
        .temperature(json.path("temperature").asDouble())
        .topK(json.path("topK").asInt())
        .topP(json.path("topP").asDouble())
        .build();
  }
}
