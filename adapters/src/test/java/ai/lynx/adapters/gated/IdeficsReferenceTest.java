package ai.lynx.adapters.gated;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.adapters.StoredWeights;
import ai.lynx.adapters.VlmCase;
import ai.lynx.llm.backbones.families.Idefics;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LanguageModel.Input;
import ai.lynx.spi.component.LanguageModel.Output;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.HostValues;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * IDEFICS from its resampled pictures to its logits and answers: a LLaMA with gated cross-attention
 * before every second layer.
 */
class IdeficsReferenceTest {
  @Test
  void aPromptWithTwoPictures() {
    try (VlmCase idefics = VlmCase.open("idefics")) {
      Model model = new Model(idefics);

      Tensor logits = model.logits("");

      idefics.check("logits", logits);
      assertThat(model.unusedFusionWeights()).isEmpty();
    }
  }

  /** Rows with one and two pictures; tokens before the first picture see none. */
  @Test
  void aBatchPaddedOnTheLeft() {
    try (VlmCase idefics = VlmCase.open("idefics")) {
      Tensor logits = new Model(idefics).logits("batch.");

      double[] want = HostValues.of(idefics.data("batch.logits"));
      double[] real = HostValues.of(idefics.data("batch.attention_mask"));
      int vocabulary = idefics.width("batch.logits");
      idefics.check("batch.logits", want, idefics.numbers(logits), i -> real[i / vocabulary] == 0);
    }
  }

  @Test
  void newTokensSeeWhatTheLastOfThePromptSaw() {
    try (VlmCase idefics = VlmCase.open("idefics")) {
      JsonNode greedy = idefics.json("case.json").get("generate").get(0);
      List<Long> want = new ArrayList<>();
      greedy.get("tokens").get(0).forEach(token -> want.add(token.asLong()));

      assertThat(new Model(idefics).answer(want.size())).isEqualTo(want);
    }
  }

  /** The published parts, joined. */
  private static final class Model {
    private final VlmCase idefics;
    private final Ops ops;
    private final StoredWeights weights;
    private final LanguageModel llama;
    private final Fusion fusion;

    Model(VlmCase idefics) {
      this.idefics = idefics;
      ops = idefics.ops();
      llama = new Idefics().create(idefics.settings("", Map.of()), idefics.weights(""));
      Map<String, Object> gated = new HashMap<>(idefics.settings("", Map.of()).values());
      gated.keySet().retainAll(GATED);
      gated.put("vision_embed_dim", idefics.width("image_features"));
      weights = idefics.weights("model");
      fusion =
          new GatedCrossAttentionProvider()
              .create(Settings.of("config.json", gated), llama.width(), llama.layers(), weights);
    }

    private static final List<String> GATED =
        List.of(
            "cross_layer_interval",
            "num_attention_heads",
            "intermediate_size",
            "hidden_act",
            "qk_layer_norms",
            "alpha_type",
            "rms_norm_eps",
            "initializer_range");

    List<String> unusedFusionWeights() {
      return weights.unused().stream()
          .filter(name -> name.startsWith("model.gated_cross_attn_layers"))
          .toList();
    }

    /** Ids of both vocabularies to logits of both. */
    Tensor logits(String inputs) {
      Tensor embedded = llama.embed(ops, idefics.tensor(inputs + "input_ids"));
      TensorData mask = idefics.data(inputs + "attention_mask"); // (rows, tokens)
      Tensor flags = ops.cast(idefics.tensor(mask), ElementType.BOOL);
      Input input = new Input(embedded, positions(mask), flags, null);
      Output output =
          llama.forward(ops, input, fusion.hooks(vision(inputs, embedded.size(0)), seen(inputs)));
      return llama.logits(ops, output.hidden());
    }

    List<Long> answer(int tokens) {
      Tensor prompt = idefics.tensor("input_ids");
      Size length = prompt.size(1);
      VisionMemory memory = fusion.remember(ops, vision("", Size.of(1)));
      Tensor seen = seen(""); // (1, tokens, n)
      Tensor last = ops.slice(seen, 1, length.minus(Size.of(1)), length); // (1, 1, n)
      List<Long> answer = new ArrayList<>();
      Tensor ids = prompt;
      KvCache past = null;
      for (int i = 0; i < tokens; i++) {
        long read = i == 0 ? 0 : length.value() + i - 1;
        Input input =
            new Input(llama.embed(ops, ids), positions(read, ids.size(1).value()), null, past);
        Output output = llama.forward(ops, input, fusion.hooks(memory, i == 0 ? seen : last));
        past = output.cache();
        Size end = ids.size(1);
        Tensor hidden = ops.slice(output.hidden(), 1, end.minus(Size.of(1)), end);
        answer.add(largest(idefics.numbers(llama.logits(ops, hidden))));
        ids = idefics.tensor(TensorData.of(new long[] {answer.get(i)}, 1, 1));
      }
      return answer;
    }

    /** Resampled pictures (pictures, latents, width) behind one another: (rows, n, width). */
    private Tensor vision(String inputs, Size rows) {
      Tensor features = idefics.tensor(inputs + "image_features");
      long vectors = features.size(0).times(features.size(1)).value() / rows.value();
      return ops.reshape(features, rows, Size.of(vectors), features.size(2));
    }

    /**
     * Which pictures a token sees, (rows, tokens, pictures), for each vector: (rows, tokens, n).
     */
    private Tensor seen(String inputs) {
      Tensor pictures = idefics.tensor(inputs + "image_attention_mask");
      Size rows = pictures.size(0);
      Size tokens = pictures.size(1);
      Size latents = idefics.tensor(inputs + "image_features").size(1);
      Tensor each = ops.reshape(pictures, rows, tokens, pictures.size(2), Size.of(1));
      Tensor spread = ops.broadcast(each, rows, tokens, pictures.size(2), latents);
      return ops.cast(
          ops.reshape(spread, rows, tokens, pictures.size(2).times(latents)), ElementType.BOOL);
    }

    private Tensor positions(long from, long count) {
      long[] positions = new long[(int) count];
      for (int i = 0; i < count; i++) {
        positions[i] = from + i;
      }
      return idefics.tensor(TensorData.of(positions, 1, count));
    }

    /** Counted over the tokens that are there. */
    private Tensor positions(TensorData mask) {
      double[] flags = HostValues.of(mask);
      int tokens = (int) mask.shape().size(1).value();
      long[] positions = new long[flags.length];
      for (int i = 0; i < flags.length; i++) {
        long before = i % tokens == 0 ? -1 : positions[i - 1];
        positions[i] = before + (long) flags[i];
      }
      for (int i = 0; i < flags.length; i++) {
        positions[i] = Math.max(0, positions[i]);
      }
      return idefics.tensor(TensorData.of(positions, mask.shape().toLongs()));
    }

    private static long largest(double[] logits) {
      int best = 0;
      for (int i = 1; i < logits.length; i++) {
        best = logits[i] > logits[best] ? i : best;
      }
      return best;
    }
  }
}
