package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.AttentionSpec.Layout;
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

/** GPT-NeoX (arXiv 2204.06745) and Pythia: both branches of a layer read its input. */
public final class GptNeox extends DecoderFamily {
  private static final WeightNames NAMES =
      new WeightNames(
          "gpt_neox",
          Map.of(
              Part.TOKEN_VECTORS, "embed_in",
              Part.FINAL_NORM, "final_layer_norm",
              Part.HEAD, "embed_out",
              Part.QUERY_KEY_VALUE, "attention.query_key_value",
              Part.ATTENTION_OUTPUT, "attention.dense",
              Part.UP, "mlp.dense_h_to_4h",
              Part.DOWN, "mlp.dense_4h_to_h"));

  public GptNeox() {
    super("gpt_neox");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(50432, 6144, 44).read(read);
    boolean biases = read.flag("attention_bias", true);
    AttentionSpec heads =
        Heads.of(64)
            .readPlain(read, sizes.width())
            .biased(biases, biases)
            .stored(Layout.JOINED_BY_HEAD);
    AttentionSpec attention =
        Rope.of(10000).turning(0.25).read(read, "rotary_emb_base", "rotary_pct").turn(read, heads);
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "gelu", 24576, true, Form.PLAIN);
    NormSpec norm = new NormSpec(NormSpec.Kind.LAYER, read.decimal("layer_norm_eps", 1e-5, 0, 1));
    boolean parallel = read.flag("use_parallel_residual", true);
    LayerSpec layer =
        new LayerSpec(attention, mlp, norm, parallel ? Order.PARALLEL : Order.NORM_FIRST);
    return new DecoderSpec(
        EmbeddingSpec.of(sizes.vocabulary(), sizes.width()),
        sizes.width(),
        Collections.nCopies(sizes.layers(), layer),
        Optional.of(norm),
        HeadSpec.of(read.flag("tie_word_embeddings", false)),
        Sizes.deviation(read, "initializer_range"),
        NAMES);
  }
}
