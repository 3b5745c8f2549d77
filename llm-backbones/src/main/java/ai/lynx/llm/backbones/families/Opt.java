package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.EmbeddingSpec;
import ai.lynx.llm.backbones.decoder.HeadSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec.Order;
import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.llm.backbones.decoder.NormSpec;
import ai.lynx.llm.backbones.decoder.Part;
import ai.lynx.llm.backbones.decoder.WeightNames;
import ai.lynx.spi.config.SettingsReader;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * OPT (arXiv 2205.01068): learned positions, layer norms with an epsilon that no file can change,
 * and in the model of 350M parameters norms behind the residuals and narrow token vectors.
 */
public final class Opt extends DecoderFamily {
  private static final double EPSILON = 1e-5;
  private static final WeightNames NAMES =
      new WeightNames(
          "model",
          Map.ofEntries(
              Map.entry(Part.TOKEN_VECTORS, "decoder.embed_tokens"),
              Map.entry(Part.POSITION_VECTORS, "decoder.embed_positions"),
              Map.entry(Part.PROJECTION_IN, "decoder.project_in"),
              Map.entry(Part.PROJECTION_OUT, "decoder.project_out"),
              Map.entry(Part.LAYERS, "decoder.layers"),
              Map.entry(Part.FINAL_NORM, "decoder.final_layer_norm"),
              Map.entry(Part.ATTENTION_NORM, "self_attn_layer_norm"),
              Map.entry(Part.ATTENTION_OUTPUT, "self_attn.out_proj"),
              Map.entry(Part.MLP_NORM, "final_layer_norm"),
              Map.entry(Part.UP, "fc1"),
              Map.entry(Part.DOWN, "fc2")));

  public Opt() {
    super("opt");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(50272, 768, 12).read(read);
    boolean biases = read.flag("enable_bias", true);
    AttentionSpec attention = Heads.of(12).readPlain(read, sizes.width()).biased(biases, biases);
    MlpSpec mlp =
        new MlpSpec(
            read.integer("ffn_dim", 3072, 1, Sizes.WIDEST),
            Activations.read(read, "activation_function", "relu"),
            biases,
            MlpSpec.Form.PLAIN);
    boolean weighted = read.flag("layer_norm_elementwise_affine", true);
    NormSpec norm =
        new NormSpec(weighted ? NormSpec.Kind.LAYER : NormSpec.Kind.LAYER_PLAIN, EPSILON);
    boolean before = read.flag("do_layer_norm_before", true);
    boolean normsAtTheEnd = before && !read.flag("_remove_final_layer_norm", false);
    LayerSpec layer =
        new LayerSpec(attention, mlp, norm, before ? Order.NORM_FIRST : Order.NORM_LAST);
    int positions = read.integer("max_position_embeddings", 2048, 1, Sizes.WIDEST);
    return new DecoderSpec(
        new EmbeddingSpec(
            sizes.vocabulary(),
            read.integer("word_embed_proj_dim", sizes.width(), 1, Sizes.WIDEST),
            1,
            OptionalInt.of(positions)),
        sizes.width(),
        Collections.nCopies(sizes.layers(), layer),
        normsAtTheEnd ? Optional.of(norm) : Optional.empty(),
        HeadSpec.of(read.flag("tie_word_embeddings", true)),
        Sizes.deviation(read, "init_std"),
        NAMES);
  }
}
