package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.AttentionSpec.Layout;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec.Order;
import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.llm.backbones.decoder.MlpSpec.Form;
import ai.lynx.llm.backbones.decoder.NormSpec;
import ai.lynx.spi.config.SettingsReader;
import java.util.Collections;
import java.util.OptionalInt;

/** Phi-3 (arXiv 2404.14219): LLaMA with joined matrices, and a window if the file asks for it. */
public final class Phi3 extends DecoderFamily {
  public Phi3() {
    super("phi3");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(32064, 3072, 32).read(read);
    AttentionSpec heads = Heads.of(32).read(read, sizes.width()).stored(Layout.JOINED);
    AttentionSpec attention =
        Rope.of(10000)
            .read(read)
            .turn(read, heads)
            .seeing(Windows.window(read, OptionalInt.empty()));
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "silu", 8192, false, Form.GATED_JOINED);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS, 1e-5);
    LayerSpec layer = new LayerSpec(attention, mlp, norm, Order.NORM_FIRST);
    return sizes.decoder(read, Collections.nCopies(sizes.layers(), layer), norm, false);
  }
}
