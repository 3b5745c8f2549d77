package ai.lynx.verification.generation;

import ai.lynx.assembly.generation.GenerationRules;
import ai.lynx.assembly.generation.NewTokenListener;
import ai.lynx.assembly.generation.PromptRow;
import ai.lynx.assembly.generation.ScoreListener;
import ai.lynx.assembly.model.CausalDecoding;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.Findings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * A batch that a case starts from: token ids, or vectors.
 *
 * @param name of the case's prompts
 * @param input INT64 (rows, length) or FLOAT32 (rows, length, width)
 * @param mask (rows, length), true on what may be looked at
 * @param rows how many
 * @param length of each, padding included
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read here, never compared
record GenerationPrompt(String name, TensorData input, boolean[] mask, int rows, int length) {
  static GenerationPrompt of(JsonNode prompt, Findings findings) {
    JsonNode mask = prompt.get("attention_mask");
    int rows = mask.size();
    int length = mask.get(0).size();
    boolean[] open = new boolean[rows * length];
    for (int i = 0; i < open.length; i++) {
      open[i] = mask.get(i / length).get(i % length).asInt() == 1;
    }
    return new GenerationPrompt(
        prompt.get("name").asText(), input(prompt, findings, rows, length), open, rows, length);
  }

  /** One row of tokens. */
  static GenerationPrompt ofTokens(int[] tokens) {
    boolean[] open = new boolean[tokens.length];
    Arrays.fill(open, true);
    long[] ids = Arrays.stream(tokens).asLongStream().toArray();
    return new GenerationPrompt("", TensorData.of(ids, 1, ids.length), open, 1, ids.length);
  }

  private static TensorData input(JsonNode prompt, Findings findings, int rows, int length) {
    if (prompt.has("embeds")) {
      return findings.given(prompt.get("embeds").asText());
    }
    long[] ids = new long[rows * length];
    Arrays.setAll(ids, i -> prompt.get("input_ids").get(i / length).get(i % length).asLong());
    return TensorData.of(ids, rows, length);
  }

  /** Whether it is vectors. */
  boolean embedded() {
    return input.type().isFloating();
  }

  GenerationRules rules() {
    return embedded()
        ? GenerationRules.transformers5WithEmbeddings()
        : GenerationRules.transformers5();
  }

  /** The tokens before the new ones, in what the library returns. */
  int[] returnedTokens(int row) {
    if (embedded()) {
      return new int[0];
    }
    return Arrays.stream(input.rows(row, row + 1).toLongs()).mapToInt(Math::toIntExact).toArray();
  }

  PromptRow row(int row, ScoreListener scores) {
    int padding = 0;
    while (padding < length && !mask[row * length + padding]) {
      padding++;
    }
    return new PromptRow(returnedTokens(row), padding, length, NewTokenListener.SILENT, scores);
  }

  /** Lets a model read it. */
  CausalDecoding read(Engine engine, LanguageModel model) {
    try (Scope step = engine.open()) {
      Tensor given = step.tensor(input);
      Tensor sequence = embedded() ? given : model.embed(step.ops(), given);
      return new CausalDecoding(
          engine, model, model::embed, () -> LayerHooks.NONE, step, sequence, mask);
    }
  }
}
