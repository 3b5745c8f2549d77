package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec.Order;
import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.llm.backbones.decoder.MlpSpec.Form;
import ai.lynx.llm.backbones.decoder.NormSpec;
import ai.lynx.spi.config.SettingsReader;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Qwen2 and Qwen2.5 (arXiv 2407.10671): LLaMA with biases on queries, keys and values, and a window
 * on the later layers if the file asks for it.
 */
public final class Qwen2 extends DecoderFamily {
  public Qwen2() {
    super("qwen2");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(151936, 4096, 32).read(read);
    AttentionSpec heads = Heads.of(32).withKeyHeads(32).read(read, sizes.width());
    AttentionSpec attention = Rope.of(10000).read(read).turn(read, heads.biased(true, false));
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "silu", 22016, false, Form.GATED);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS, 1e-6);
    Windows windows = Windows.ofLaterLayers(read, sizes.layers());
    List<LayerSpec> layers =
        IntStream.range(0, sizes.layers())
            .mapToObj(i -> attention.seeing(windows.of(i)))
            .map(one -> new LayerSpec(one, mlp, norm, Order.NORM_FIRST))
            .toList();
    return sizes.decoder(read, layers, norm, false);
  }
}
