package ai.lynx.llm.backbones.families;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.llm.backbones.CheckpointWeights;
import ai.lynx.llm.backbones.ReferenceFolder;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LanguageModel.Input;
import ai.lynx.spi.component.LanguageModel.Output;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.Tolerance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numbers of transformers' own classes: whole, batched with left padding, with a cache,
 * embedded.
 */
class FamiliesReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "llama-gqa-tied",
        "llama-biases",
        "llama-rope-llama3",
        "llama-rope-linear",
        "llama-sharded",
        "llama-bf16",
        "llama-fp16",
        "llama-bin",
        "mistral-sliding",
        "qwen2",
        "qwen3",
        "gemma3",
        "phi",
        "phi3",
        "opt",
        "opt-projected",
        "gpt-neox"
      })
  void computesWhatTransformersComputes(String name) {
    ReferenceFolder folder = ReferenceFolder.of("llm/" + name);
    try (NaiveEngine engine = new NaiveEngine();
        Scope scope = engine.open()) {
      CheckpointWeights weights =
          new CheckpointWeights(scope, folder.tensors("model", "pytorch_model"));
      Map<?, ?> config = new ObjectMapper().convertValue(folder.json("config.json"), Map.class);
      LanguageModel model =
          Plugs.load("language model", LanguageModelProvider.class)
              .get(String.valueOf(config.get("model_type")))
              .create(Settings.of("config.json", keys(config)), weights);
      assertThat(weights.unused())
          .allMatch(
              unused ->
                  unused.equals("lm_head.weight")
                      || unused.endsWith("rotary_emb.inv_freq")
                      || unused.endsWith("attention.bias")
                      || unused.endsWith("attention.masked_bias"));
      new Case(folder, scope, model).checkAll();
    }
  }

  private static Map<String, Object> keys(Map<?, ?> config) {
    Map<String, Object> keys = new HashMap<>();
    config.forEach((key, value) -> keys.put(String.valueOf(key), value));
    return keys;
  }

  /** One case folder with its model loaded. */
  private static final class Case {
    private final Map<String, TensorData> expected;
    private final JsonNode compare;
    private final Scope scope;
    private final Ops ops;
    private final LanguageModel model;

    Case(ReferenceFolder folder, Scope scope, LanguageModel model) {
      expected = folder.tensors("expected");
      compare = folder.description().get("compare");
      this.scope = scope;
      ops = scope.ops();
      this.model = model;
    }

    void checkAll() {
      checkPrompt();
      checkBatch();
      checkDecoding();
      checkBatchDecoding();
      checkEmbeddings();
    }

    private void checkPrompt() {
      List<Tensor> states = new ArrayList<>();
      LayerHooks listening =
          new LayerHooks() {
            @Override
            public Tensor before(Ops ops, int layer, Tensor hidden) {
              states.add(hidden);
              return hidden;
            }
          };
      Tensor ids = tensor("input_ids");
      Output output = model.forward(ops, unpadded(model.embed(ops, ids)), listening);
      states.add(output.hidden());
      for (int i = 0; i < states.size(); i++) {
        check("hidden_states." + i, states.get(i));
      }
      check("logits", model.logits(ops, output.hidden()));
    }

    private void checkBatch() {
      TensorData mask = expected.get("batch.attention_mask");
      Tensor embedded = model.embed(ops, tensor("batch.input_ids"));
      Input input = new Input(embedded, tensor("batch.position_ids"), flags(mask), null);
      Output output = model.forward(ops, input, LayerHooks.NONE);
      check("batch.last_hidden_state", output.hidden());
      check("batch.logits", model.logits(ops, output.hidden()));
    }

    private void checkDecoding() {
      TensorData ids = expected.get("decode.input_ids");
      long[] ones = new long[ids.elements()];
      Arrays.fill(ones, 1);
      check("decode.logits", decode("decode.logits", ids, TensorData.of(ones, 1, ones.length)));
    }

    private void checkBatchDecoding() {
      TensorData mask = expected.get("batch.decode.attention_mask");
      TensorData ids = expected.get("batch.decode.input_ids");
      check("batch.decode.logits", decode("batch.decode.logits", ids, mask));
    }

    private void checkEmbeddings() {
      Output output = model.forward(ops, unpadded(tensor("embeds.inputs_embeds")), LayerHooks.NONE);
      check("embeds.logits", model.logits(ops, output.hidden()));
    }

    /** The prompt at once, then token after token with a cache; logits after each of these. */
    private Tensor decode(String entry, TensorData ids, TensorData mask) {
      int rows = (int) ids.shape().size(0).value();
      int tokens = (int) ids.shape().size(1).value();
      int prompt = entry(entry).get("prompt_length").asInt();
      Tensor embedded = model.embed(ops, scope.tensor(ids)); // (rows, tokens, width)
      Tensor positions = scope.tensor(positions(mask, rows, tokens)); // (rows, tokens)
      Tensor flags = flags(mask); // (rows, tokens)
      List<Tensor> logits = new ArrayList<>();
      KvCache cache = null;
      int read = 0;
      for (int until = prompt; until <= tokens; until++) {
        Input input =
            new Input(
                ops.slice(embedded, 1, read, until),
                ops.slice(positions, 1, read, until),
                ops.slice(flags, 1, 0, until),
                cache);
        Output output = model.forward(ops, input, LayerHooks.NONE);
        cache = output.cache();
        if (until > prompt) {
          logits.add(model.logits(ops, output.hidden())); // (rows, 1, vocabulary)
        }
        read = until;
      }
      return ops.concatenate(1, logits); // (rows, steps, vocabulary)
    }

    private static TensorData positions(TensorData mask, int rows, int tokens) {
      long[] flags = mask.toLongs();
      long[] positions = new long[flags.length];
      for (int row = 0; row < rows; row++) {
        long seen = 0;
        for (int i = row * tokens; i < (row + 1) * tokens; i++) {
          seen += flags[i];
          positions[i] = flags[i] == 0 ? 1 : seen - 1;
        }
      }
      return TensorData.of(positions, rows, tokens);
    }

    private Input unpadded(Tensor embedded) {
      int tokens = (int) embedded.size(1).value();
      long[] positions = LongStream.range(0, tokens).toArray();
      return new Input(embedded, scope.tensor(TensorData.of(positions, 1, tokens)), null, null);
    }

    private Tensor flags(TensorData mask) {
      long[] numbers = mask.toLongs();
      boolean[] flags = new boolean[numbers.length];
      IntStream.range(0, flags.length).forEach(i -> flags[i] = numbers[i] != 0);
      return scope.tensor(TensorData.of(flags, mask.shape().toLongs()));
    }

    private Tensor tensor(String name) {
      return scope.tensor(expected.get(name));
    }

    private void check(String name, Tensor actual) {
      JsonNode entry = entry(name);
      TensorData wanted = expected.get(name);
      assertThat(actual.shape()).as(name).isEqualTo(wanted.shape());
      new Tolerance(entry.get("atol").asDouble(), entry.get("rtol").asDouble())
          .check(name, doubles(wanted), doubles(scope.read(actual)), unspecified(entry, wanted));
    }

    /** The numbers of padding, which nobody looks at. */
    private IntPredicate unspecified(JsonNode entry, TensorData wanted) {
      if (!entry.has("where")) {
        return i -> false;
      }
      long[] mask = expected.get(entry.get("where").asText()).toLongs();
      Shape shape = wanted.shape();
      int width = (int) shape.size(-1).value();
      return i -> mask[i / width] == 0;
    }

    private JsonNode entry(String name) {
      for (JsonNode entry : compare) {
        if (entry.get("tensor").asText().equals(name)) {
          return entry;
        }
      }
      throw new AssertionError("case.json does not say how to compare " + name);
    }

    private static double[] doubles(TensorData data) {
      float[] floats = data.toFloats();
      return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }
  }
}
