package ai.lynx.verification.generation;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.assembly.generation.Draws;
import ai.lynx.assembly.generation.GenerationRules;
import ai.lynx.assembly.generation.Generator;
import ai.lynx.assembly.generation.Hypothesis;
import ai.lynx.assembly.generation.NewTokenListener;
import ai.lynx.assembly.generation.PromptRow;
import ai.lynx.assembly.generation.RecordedDraws;
import ai.lynx.assembly.generation.SpecialTokens;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.PromptDecoding;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.Findings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model generates, held against a case: tokens, texts and beam scores; when sampling, the
 * probabilities that are drawn from, with the original's draws fed back.
 */
public record GenerationCheck(
    Engine engine,
    AssembledModel model,
    Findings findings,
    String prefix,
    List<int[]> ids,
    TokenBatch batch,
    @Nullable Tensor vision) {
  private static final double SCORE_TOLERANCE = 1e-4;

  /** Searches as a run of the case says and holds tokens, texts and scores against it. */
  public void verify(JsonNode run) {
    for (JsonNode entry : run.path("generation")) {
      compare(
          entry,
          generate(
              options(entry.get("options")),
              (prompt, answer) -> {
                throw new IllegalStateException("This decoding draws nothing.");
              }));
    }
    for (JsonNode entry : run.path("sampling")) {
      sampled(entry);
    }
  }

  private List<List<Hypothesis>> generate(GenerationOptions options, Draws.Source draws) {
    List<PromptRow> rows =
        ids.stream().map(prompt -> new PromptRow(prompt, NewTokenListener.SILENT)).toList();
    SpecialTokens special =
        new SpecialTokens(
            model.tokenizer().beginOfSequence().orElseThrow(),
            model.tokenizer().endOfSequence().stream().boxed().toList());
    try (PromptDecoding decoding = new PromptDecoding(engine, model.network(), vision, batch)) {
      return new Generator(GenerationRules.lynx(), special, options)
          .generate(decoding, rows, new Cancellation(), draws);
    }
  }

  private void compare(JsonNode entry, List<List<Hypothesis>> found) {
    String name = prefix + entry.get("name").asText();
    List<Hypothesis> flat = found.stream().flatMap(List::stream).toList();
    findings.equal(name + ", number of answers", entry.get("new_tokens").size(), flat.size());
    for (int i = 0; i < Math.min(flat.size(), entry.get("new_tokens").size()); i++) {
      Hypothesis got = flat.get(i);
      findings.tokens(name, integers(entry.get("new_tokens").get(i)), got.tokens());
      String text =
          model
              .tokenizer()
              .decode(got.tokens().stream().mapToInt(Integer::intValue).toArray(), true);
      findings.equal(name + ", text", entry.get("text").get(i).asText(), text);
      if (entry.has("sequence_scores")) {
        double want = entry.get("sequence_scores").get(i).asDouble();
        findings.number(
            name + ", score", want, got.score(), SCORE_TOLERANCE * Math.max(1, Math.abs(want)));
      }
    }
  }

  private void sampled(JsonNode entry) {
    String name = prefix + entry.get("name").asText();
    TensorData recorded = findings.given(name + ".draws"); // (steps, rows, drawn)
    int steps = Math.toIntExact(recorded.shape().size(0).value());
    int rows = Math.toIntExact(recorded.shape().size(1).value());
    int drawn = Math.toIntExact(recorded.shape().size(2).value());
    long[] flat = recorded.toLongs();
    int[][][] draws = new int[steps][rows][drawn];
    for (int i = 0; i < flat.length; i++) {
      draws[i / (rows * drawn)][i / drawn % rows][i % drawn] = (int) flat[i];
    }
    RecordedDraws source = new RecordedDraws(draws, 1);
    compare(entry, generate(options(entry.get("options")), source));
    findings.tensor(name + ".probs", probabilities(source, findings.given(name + ".probs")));
  }

  private static TensorData probabilities(RecordedDraws source, TensorData like) {
    int steps = Math.toIntExact(like.shape().size(0).value());
    int rows = Math.toIntExact(like.shape().size(1).value());
    int width = Math.toIntExact(like.shape().size(2).value());
    float[] all = new float[like.elements()];
    for (int step = 0; step < steps; step++) {
      for (int row = 0; row < rows; row++) {
        float[] probabilities = source.probabilities(row, 0).get(step);
        System.arraycopy(probabilities, 0, all, (step * rows + row) * width, width);
      }
    }
    return TensorData.of(all, like.shape().toLongs());
  }

  /** Options under the official names. */
  public static GenerationOptions options(JsonNode options) {
    GenerationOptions.Builder builder = GenerationOptions.builder();
    boolean sample = options.path("use_nucleus_sampling").asBoolean();
    builder
        .sample(sample)
        .beams(options.path("num_beams").asInt(1))
        .maxNewTokens(options.path("max_new_tokens").asInt(64))
        .minLength(options.path("min_length").asInt(0))
        .noRepeatNgramSize(options.path("no_repeat_ngram_size").asInt(0))
        .lengthPenalty(options.path("length_penalty").asDouble(1))
        .repetitionPenalty(options.path("repetition_penalty").asDouble(1))
        .returnedHypotheses(options.path("num_return_sequences").asInt(1));
    if (sample) {
      builder
          .topP(options.path("top_p").asDouble(1))
          .topK(options.path("top_k").asInt(0))
          .temperature(options.path("temperature").asDouble(1));
    }
    return builder.build();
  }

  /** The whole numbers of an array. */
  public static List<Integer> integers(JsonNode array) {
    int[] values = new int[array.size()];
    Arrays.setAll(values, i -> array.get(i).asInt());
    return Arrays.stream(values).boxed().toList();
  }
}
