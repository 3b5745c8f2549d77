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

/**
 * The text part of IDEFICS (the open Flamingo of Hugging Face): LLaMA with {@code
 * additional_vocab_size} tokens behind its vocabulary, whose table and head are their own, so that
 * they can be trained while LLaMA's stay. The layers between LLaMA's that look at pictures are the
 * fusion strategy {@code gated-cross-attention}.
 *
 * <p>The keys {@code freeze_*} are about training and change no number.
 */
public final class Idefics extends DecoderFamily {
  public Idefics() {
    super("idefics");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(32000, 4096, 32).read(read);
    AttentionSpec heads = Heads.of(32).readPlain(read, sizes.width());
    AttentionSpec attention = Rope.of(10000).read(read).turn(read, heads);
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "silu", 11008, false, Form.GATED);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS, 1e-6);
    LayerSpec layer = new LayerSpec(attention, mlp, norm, Order.NORM_FIRST);
    int added = read.integer("additional_vocab_size", 0, 0, 1 << 20);
    return sizes.decoder(
        read,
        EmbeddingSpec.of(sizes.vocabulary(), sizes.width()).withAdded(added),
        Collections.nCopies(sizes.layers(), layer),
        norm,
        read.flag("tie_word_embeddings", false),
        WeightNames.LLAMA);
  }
}
