package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.EmbeddingSpec;
import ai.lynx.llm.backbones.decoder.HeadSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec.Order;
import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.llm.backbones.decoder.MlpSpec.Form;
import ai.lynx.llm.backbones.decoder.NormSpec;
import ai.lynx.llm.backbones.decoder.Part;
import ai.lynx.llm.backbones.decoder.WeightNames;
import ai.lynx.spi.config.SettingsReader;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Phi-1.5 and Phi-2 (arXiv 2309.05463): one norm for both branches of a layer, biases throughout.
 */
public final class Phi extends DecoderFamily {
  private static final WeightNames NAMES =
      new WeightNames(
          "model",
          Map.of(
              Part.FINAL_NORM, "final_layernorm",
              Part.ATTENTION_OUTPUT, "self_attn.dense",
              Part.QUERY_NORM, "self_attn.q_layernorm",
              Part.KEY_NORM, "self_attn.k_layernorm",
              Part.UP, "mlp.fc1",
              Part.DOWN, "mlp.fc2"));

  public Phi() {
    super("phi");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(51200, 2048, 24).read(read);
    NormSpec norm = new NormSpec(NormSpec.Kind.LAYER, read.decimal("layer_norm_eps", 1e-5, 0, 1));
    AttentionSpec heads = Heads.of(32).read(read, sizes.width()).biased(true, true);
    AttentionSpec attention =
        Rope.of(10000)
            .turning(0.5)
            .read(read)
            .turn(read, read.flag("qk_layernorm", false) ? heads.normed(norm) : heads);
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "gelu_new", 8192, true, Form.PLAIN);
    LayerSpec layer = new LayerSpec(attention, mlp, norm, Order.PARALLEL_ONE_NORM);
    return new DecoderSpec(
        EmbeddingSpec.of(sizes.vocabulary(), sizes.width()),
        sizes.width(),
        Collections.nCopies(sizes.layers(), layer),
        Optional.of(norm),
        new HeadSpec(read.flag("tie_word_embeddings", false), true, OptionalDouble.empty()),
        Sizes.deviation(read, "initializer_range"),
        NAMES);
  }
}
