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
import java.util.OptionalInt;

/** Mistral 7B (arXiv 2310.06825): LLaMA with a sliding window. */
public final class Mistral extends DecoderFamily {
  public Mistral() {
    super("mistral");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(32000, 4096, 32).read(read);
    AttentionSpec heads = Heads.of(32).withKeyHeads(8).read(read, sizes.width());
    AttentionSpec attention =
        Rope.of(10000)
            .read(read)
            .turn(read, heads)
            .seeing(Windows.window(read, OptionalInt.of(4096)));
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "silu", 14336, false, Form.GATED);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS, 1e-6);
    LayerSpec layer = new LayerSpec(attention, mlp, norm, Order.NORM_FIRST);
    return sizes.decoder(read, Collections.nCopies(sizes.layers(), layer), norm, false);
  }
}
