package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec.Order;
import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.llm.backbones.decoder.MlpSpec.Form;
import ai.lynx.llm.backbones.decoder.NormSpec;
import ai.lynx.spi.config.SettingsReader;
import java.util.Collections;

/** LLaMA 1 to 3, Vicuna, SmolLM and others of the same layout. */
public final class Llama extends DecoderFamily {
  public Llama() {
    super("llama");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(32000, 4096, 32).read(read);
    boolean biases = read.flag("attention_bias", false);
    AttentionSpec heads = Heads.of(32).read(read, sizes.width());
    AttentionSpec attention = Rope.of(10000).read(read).turn(read, heads.biased(biases, biases));
    MlpSpec mlp =
        Activations.mlp(
            read, "hidden_act", "silu", 11008, read.flag("mlp_bias", false), Form.GATED);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS, 1e-6);
    LayerSpec layer = new LayerSpec(attention, mlp, norm, Order.NORM_FIRST);
    return sizes.decoder(read, Collections.nCopies(sizes.layers(), layer), norm, false);
  }
}
