package ai.lynx.verification.model;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A whole model: every stage from pixels to logits, and what it generates. */
public final class ModelCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    String config = reference.description().path("config").asText("configs/LYNX.yaml");
    try (AssembledModel model = load(reference, assembly, config)) {
      for (JsonNode run : reference.description().get("runs")) {
        new Run(reference, assembly, findings, model, run).verify();
      }
    }
  }

  /** The model of the case, laid out officially, with a configuration file of that name. */
  public static AssembledModel load(ReferenceCase reference, Assembly assembly, String config) {
    return assembly
        .loader()
        .loadOfficial(
            new FolderFiles(reference.folder()),
            config,
            assembly.engine(),
            new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty()));
  }

  /** One batch of a case. */
  private record Run(
      ReferenceCase reference,
      Assembly assembly,
      Findings findings,
      AssembledModel model,
      JsonNode run) {
    void verify() {
      PromptEncoder prompts = new PromptEncoder(model.description().prompt(), model.tokenizer());
      List<int[]> ids = new ArrayList<>();
      for (int i = 0; i < run.get("rows").size(); i++) {
        String question =
            reference.description().get("questions").get(run.get("rows").get(i).asInt()).asText();
        findings.equal(
            "text of the prompt", run.get("texts").get(i).asText(), prompts.text(question));
        ids.add(prompts.encode(question));
      }
      TokenBatch batch =
          TokenBatch.of(
              ids, model.tokenizer().padding().orElse(0), model.description().prompt().padLeft());
      findings.tensor(prefix() + "input_ids", batch.ids());
      try (Scope scope = assembly.engine().open()) {
        Tensor vision = vision(scope);
        stages(scope, vision, batch);
        new GenerationCheck(assembly.engine(), model, findings, prefix(), ids, batch, vision)
            .verify(run);
      }
    }

    private String prefix() {
      return run.path("prefix").asText("");
    }

    private @Nullable Tensor vision(Scope scope) {
      if (!findings.has("pixel_values")) {
        return null;
      }
      Ops ops = scope.ops();
      LynxNetwork network = model.network();
      Tensor all = scope.tensor(findings.given("pixel_values"));
      long[] rows =
          IntStream.range(0, run.get("rows").size())
              .mapToLong(i -> run.get("rows").get(i).asLong())
              .toArray();
      Tensor pixels = ops.gather(all, 0, scope.tensor(TensorData.of(rows, rows.length)));
      Tensor features;
      if (pixels.rank() == 4) {
        List<Tensor> blocks = new ArrayList<>();
        features =
            network
                .sight()
                .encoder()
                .encode(
                    ops,
                    pixels,
                    (block, hidden) -> {
                      if (block > 0) {
                        blocks.add(stacked(ops, hidden));
                      }
                    });
        tensor(scope, "vision_blocks", ops.concatenate(0, blocks));
      } else {
        features = network.encodeVideos(ops, pixels);
      }
      tensor(scope, "vision_embeds", features);
      Tensor latents = network.connect(ops, features);
      tensor(scope, "resampler_out", latents);
      return latents;
    }

    private void stages(Scope scope, @Nullable Tensor vision, TokenBatch batch) {
      Ops ops = scope.ops();
      LynxNetwork network = model.network();
      Tensor sequence =
          network.sequence(ops, vision, network.embed(ops, scope.tensor(batch.ids())));
      tensor(scope, "inputs_embeds", sequence);
      int length = Math.toIntExact(sequence.size(1).value());
      boolean[] mask = batch.maskWithPrefix(length - batch.tokens());
      long[] positions = TokenBatch.positions(mask, batch.rows());
      findings.tensor(prefix() + "attention_mask", numbers(mask, batch.rows(), length));
      findings.tensor(prefix() + "position_ids", TensorData.of(positions, batch.rows(), length));
      List<Tensor> states = new ArrayList<>();
      LayerHooks outside = // hears a layer's input, and its output after the adapter
          new LayerHooks() {
            @Override
            public Tensor before(Ops o, int layer, Tensor hidden) {
              states.add(stacked(o, hidden));
              return hidden;
            }

            @Override
            public Tensor after(Ops o, int layer, Tensor hidden) {
              if (layer == 0) {
                tensor(scope, "adapter0_out", hidden);
              }
              return hidden;
            }
          };
      LayerHooks inside = // hears a layer's output before the adapter
          new LayerHooks() {
            @Override
            public Tensor after(Ops o, int layer, Tensor hidden) {
              if (layer == 0) {
                tensor(scope, "adapter0_in", hidden);
              }
              return hidden;
            }
          };
      LanguageModel.Input input =
          new LanguageModel.Input(
              sequence,
              scope.tensor(TensorData.of(positions, batch.rows(), length)),
              scope.tensor(TensorData.of(mask, batch.rows(), length)),
              null);
      LanguageModel.Output output =
          network
              .languageModel()
              .forward(ops, input, outside.around(network.hooks(vision).around(inside)));
      states.add(stacked(ops, output.hidden()));
      tensor(scope, "hidden_states", ops.concatenate(0, states));
      tensor(scope, "logits", network.languageModel().logits(ops, output.hidden()));
    }

    private void tensor(Scope scope, String name, Tensor tensor) {
      if (findings.wants(prefix() + name)) {
        findings.tensor(prefix() + name, scope.read(tensor));
      }
    }

    /** One more axis in front. */
    private static Tensor stacked(Ops ops, Tensor hidden) {
      List<Size> sizes = new ArrayList<>(hidden.shape().sizes());
      sizes.add(0, Size.of(1));
      return ops.reshape(hidden, sizes.toArray(Size[]::new));
    }

    private static TensorData numbers(boolean[] mask, int rows, int length) {
      long[] numbers = IntStream.range(0, mask.length).mapToLong(i -> mask[i] ? 1 : 0).toArray();
      return TensorData.of(numbers, Shape.of(rows, length).toLongs());
    }
  }
}
