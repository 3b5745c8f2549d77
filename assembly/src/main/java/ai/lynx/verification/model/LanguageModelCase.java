package ai.lynx.verification.model;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A language model of Hugging Face: hidden states and logits of one prompt, of a batch padded in
 * front, token by token with a cache, of vectors in place of tokens; and what it generates.
 */
public final class LanguageModelCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
    FolderFiles files = new FolderFiles(reference.folder());
    try (AssembledNetwork loaded =
        assembly.loader().loadHuggingFaceNetwork(files, assembly.engine(), choices)) {
      try (Scope scope = assembly.engine().open()) {
        Run run = new Run(reference, findings, scope, loaded.network().languageModel());
        run.prompt();
        run.batch();
        run.decode("decode");
        run.decode("batch.decode");
        run.embeddings();
      }
      new TokenPromptCheck(assembly.engine(), loaded.network(), findings, files)
          .verify(reference.description().path("generate"));
    }
  }

  /** One case with its model loaded. */
  private record Run(ReferenceCase reference, Findings findings, Scope scope, LanguageModel model) {
    void prompt() {
      if (!findings.has("input_ids")) {
        return;
      }
      Ops ops = scope.ops();
      LayerHooks listening =
          new LayerHooks() {
            @Override
            public Tensor before(Ops o, int layer, Tensor hidden) {
              report("hidden_states." + layer, hidden);
              return hidden;
            }
          };
      Tensor vectors = model.embed(ops, scope.tensor(findings.given("input_ids")));
      LanguageModel.Output output = model.forward(ops, unpadded(vectors), listening);
      report("hidden_states." + model.layers(), output.hidden());
      report("logits", model.logits(ops, output.hidden()));
    }

    void batch() {
      if (!findings.has("batch.input_ids")) {
        return;
      }
      Ops ops = scope.ops();
      Tensor vectors = model.embed(ops, scope.tensor(findings.given("batch.input_ids")));
      Tensor positions = scope.tensor(findings.given("batch.position_ids"));
      Tensor mask = scope.tensor(flags(findings.given("batch.attention_mask")));
      LanguageModel.Output output =
          model.forward(
              ops, new LanguageModel.Input(vectors, positions, mask, null), LayerHooks.NONE);
      report("batch.last_hidden_state", output.hidden());
      report("batch.logits", model.logits(ops, output.hidden()));
    }

    void embeddings() {
      if (!findings.has("embeds.inputs_embeds")) {
        return;
      }
      Tensor vectors = scope.tensor(findings.given("embeds.inputs_embeds"));
      LanguageModel.Output output = model.forward(scope.ops(), unpadded(vectors), LayerHooks.NONE);
      report("embeds.logits", model.logits(scope.ops(), output.hidden()));
    }

    /** The prompt at once, then token after token with a cache; logits after each of these. */
    void decode(String name) {
      if (!findings.wants(name + ".logits")) {
        return;
      }
      Ops ops = scope.ops();
      TensorData ids = findings.given(name + ".input_ids");
      int rows = Math.toIntExact(ids.shape().size(0).value());
      int tokens = Math.toIntExact(ids.shape().size(1).value());
      TensorData open = mask(name, rows, tokens);
      boolean[] seen = booleans(open);
      Tensor vectors = model.embed(ops, scope.tensor(ids)); // (rows, tokens, width)
      Tensor positions =
          scope.tensor(TensorData.of(TokenBatch.positions(seen, rows), rows, tokens));
      Tensor mask = scope.tensor(flags(open)); // (rows, tokens)
      List<Tensor> logits = new ArrayList<>();
      KvCache cache = null;
      int read = 0;
      for (int until = promptLength(name + ".logits"); until <= tokens; until++) {
        LanguageModel.Output output =
            model.forward(
                ops,
                new LanguageModel.Input(
                    ops.slice(vectors, 1, read, until),
                    ops.slice(positions, 1, read, until),
                    ops.slice(mask, 1, 0, until),
                    cache),
                LayerHooks.NONE);
        cache = output.cache();
        if (read > 0) {
          logits.add(model.logits(ops, output.hidden())); // (rows, 1, vocabulary)
        }
        read = until;
      }
      report(name + ".logits", ops.concatenate(1, logits)); // (rows, steps, vocabulary)
    }

    private int promptLength(String tensor) {
      for (JsonNode entry : reference.description().get("compare")) {
        if (entry.path("tensor").asText().equals(tensor)) {
          return entry.get("prompt_length").asInt();
        }
      }
      throw new IllegalStateException(
          "The case does not say how long the prompt of " + tensor + " is.");
    }

    private TensorData mask(String name, int rows, int tokens) {
      if (findings.has(name + ".attention_mask")) {
        return findings.given(name + ".attention_mask");
      }
      long[] ones = new long[rows * tokens];
      Arrays.fill(ones, 1);
      return TensorData.of(ones, rows, tokens);
    }

    private LanguageModel.Input unpadded(Tensor vectors) {
      int rows = Math.toIntExact(vectors.size(0).value());
      int tokens = Math.toIntExact(vectors.size(1).value());
      boolean[] seen = new boolean[rows * tokens];
      Arrays.fill(seen, true);
      TensorData positions = TensorData.of(TokenBatch.positions(seen, rows), rows, tokens);
      return new LanguageModel.Input(vectors, scope.tensor(positions), null, null);
    }

    private void report(String name, Tensor tensor) {
      if (findings.wants(name)) {
        findings.tensor(name, scope.read(tensor));
      }
    }

    private static TensorData flags(TensorData mask) {
      return TensorData.of(booleans(mask), mask.shape().toLongs());
    }

    private static boolean[] booleans(TensorData mask) {
      long[] numbers = mask.toLongs();
      boolean[] flags = new boolean[numbers.length];
      for (int i = 0; i < flags.length; i++) {
        flags[i] = numbers[i] != 0;
      }
      return flags;
    }
  }
}
