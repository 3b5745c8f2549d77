package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.EmbeddingSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec.Order;
import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.llm.backbones.decoder.MlpSpec.Form;
import ai.lynx.llm.backbones.decoder.NormSpec;
import ai.lynx.llm.backbones.decoder.WeightNames;
import ai.lynx.spi.config.SettingsReader;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The text part of Llama 3.2 vision: Llama 3.1 with eight tokens more than the head has logits for,
 * the picture's mark among them.
 *
 * <p>Of the {@code num_hidden_layers}, those that {@code cross_attention_layers} names look at
 * pictures and not at the text before them; without pictures they are passed over. They are the
 * fusion strategy {@code mllama-cross-attention}. This decoder has the others, which keep the
 * numbers of their weights.
 */
public final class Mllama extends DecoderFamily {
  private static final int UNSPOKEN = 8;
  private static final List<Integer> USUAL = List.of(3, 8, 13, 18, 23, 28, 33, 38);

  public Mllama() {
    super("mllama_text_model");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(128256, 4096, 40).read(read);
    AttentionSpec heads = heads(read, sizes.width());
    AttentionSpec attention = Rope.of(500_000).read(read).turn(read, heads);
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "silu", 14336, false, Form.GATED);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS, 1e-5);
    LayerSpec layer = new LayerSpec(attention, mlp, norm, Order.NORM_FIRST);
    List<Integer> numbers = ownLayers(read, sizes.layers());
    return sizes.decoder(
        read,
        EmbeddingSpec.of(sizes.vocabulary(), sizes.width()).withUnspoken(UNSPOKEN),
        Collections.nCopies(numbers.size(), layer),
        norm,
        false, // the table is longer than the head, so nothing is tied whatever a file says
        WeightNames.LLAMA.numbered(numbers));
  }

  /** Unlike LLaMA's, a head's width is always the hidden size over the heads. */
  private static AttentionSpec heads(SettingsReader read, int width) {
    AttentionSpec plain = Heads.of(32).readPlain(read, width);
    int keys = read.integer("num_key_value_heads", 8, 1, Sizes.WIDEST);
    if (plain.heads() % keys != 0) {
      read.problem(
          "num_key_value_heads",
          "must divide num_attention_heads (" + plain.heads() + "), not " + keys);
      return plain;
    }
    return AttentionSpec.of(plain.heads(), keys, plain.headWidth());
  }

  private static List<Integer> ownLayers(SettingsReader read, int layers) {
    Set<Integer> looking =
        new TreeSet<>(
            read.has("cross_attention_layers")
                ? read.integers("cross_attention_layers", 0, 9_999)
                : USUAL);
    List<Integer> own =
        IntStream.range(0, layers).filter(layer -> !looking.contains(layer)).boxed().toList();
    if (own.isEmpty()) {
      read.problem("cross_attention_layers", "leaves no layer that reads text");
      return List.of(0);
    }
    return own;
  }
}
