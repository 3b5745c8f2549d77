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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The text part of Gemma 3 (arXiv 2503.19786): scaled token vectors, norms around each branch, and
 * layers that see a window between layers that see all, each kind with its own rotary base.
 */
public final class Gemma3 extends DecoderFamily {
  private static final Rope FULL = Rope.of(1_000_000);
  private static final Rope SLIDING = Rope.of(10_000);

  public Gemma3() {
    super("gemma3_text");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(262208, 2304, 26).read(read);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS_AROUND_ONE, 1e-6);
    boolean biases = read.flag("attention_bias", false);
    double scale = 1 / Math.sqrt(read.decimal("query_pre_attn_scalar", 256, 1e-6, 1e9));
    AttentionSpec heads =
        Heads.of(8)
            .withKeyHeads(4)
            .withHeadWidth(256)
            .read(read, sizes.width())
            .scaledBy(scale)
            .biased(biases, biases)
            .normed(norm);
    Ropes ropes = Ropes.read(read);
    AttentionSpec full = ropes.full().turn(read, heads);
    AttentionSpec sliding = ropes.sliding().turn(read, heads);
    MlpSpec mlp =
        Activations.mlp(read, "hidden_activation", "gelu_pytorch_tanh", 9216, false, Form.GATED);
    Windows windows = windows(read, sizes.layers());
    List<LayerSpec> layers =
        IntStream.range(0, sizes.layers())
            .mapToObj(i -> (windows.sliding().test(i) ? sliding : full).seeing(windows.of(i)))
            .map(attention -> new LayerSpec(attention, mlp, norm, Order.NORM_AROUND))
            .toList();
    return new DecoderSpec(
        new EmbeddingSpec(
            sizes.vocabulary(), sizes.width(), Math.sqrt(sizes.width()), OptionalInt.empty()),
        sizes.width(),
        layers,
        Optional.of(norm),
        new HeadSpec(read.flag("tie_word_embeddings", true), false, cap(read)),
        Sizes.deviation(read, "initializer_range"),
        new WeightNames("model", Map.of(Part.MLP_NORM, "pre_feedforward_layernorm")));
  }

  /** Older files give a pattern: of so many layers the last sees all. */
  private static Windows windows(SettingsReader read, int layers) {
    int pattern =
        read.integer(
            "sliding_window_pattern",
            read.integer("_sliding_window_pattern", 6, 1, 10_000),
            1,
            10_000);
    OptionalInt window = Windows.window(read, OptionalInt.of(4096));
    return Windows.ofSomeLayers(read, layers, window, layer -> (layer + 1) % pattern != 0);
  }

  private static OptionalDouble cap(SettingsReader read) {
    return read.has("final_logit_softcapping")
        ? OptionalDouble.of(read.decimal("final_logit_softcapping", 1e-6, 1e9))
        : OptionalDouble.empty();
  }

  /** The rotary keys of both kinds of layers; {@code rope_scaling} is for those that see all. */
  private record Ropes(Rope full, Rope sliding) {
    static Ropes read(SettingsReader read) {
      Rope full = FULL.old(read, "rope_theta", "partial_rotary_factor");
      Rope.Context context = Rope.Context.of(read);
      Rope sliding = Rope.of(read.decimal("rope_local_base_freq", SLIDING.base(), 1, 1e12));
      return read.optionalSection(
              "rope_parameters",
              section -> {
                section.ignoreOthers();
                return new Ropes(
                    section
                        .optionalSection("full_attention", part -> full.section(part, context))
                        .orElse(full),
                    section
                        .optionalSection(
                            "sliding_attention", part -> sliding.section(part, context))
                        .orElse(sliding));
              })
          .orElse(new Ropes(full, sliding));
    }
  }
}
