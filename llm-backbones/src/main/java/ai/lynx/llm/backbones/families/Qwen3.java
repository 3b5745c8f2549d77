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

/** Qwen3 (arXiv 2505.09388): Qwen2 with a norm on each query and key in place of the biases. */
public final class Qwen3 extends DecoderFamily {
  public Qwen3() {
    super("qwen3");
  }

  @Override
  DecoderSpec spec(SettingsReader read) {
    Sizes sizes = new Sizes(151936, 4096, 32).read(read);
    NormSpec norm = Sizes.rmsNorm(read, NormSpec.Kind.RMS, 1e-6);
    boolean biases = read.flag("attention_bias", false);
    AttentionSpec heads =
        Heads.of(32).withKeyHeads(32).withHeadWidth(128).read(read, sizes.width()).normed(norm);
    AttentionSpec attention = Rope.of(10000).read(read).turn(read, heads.biased(biases, biases));
    MlpSpec mlp = Activations.mlp(read, "hidden_act", "silu", 22016, false, Form.GATED);
    Windows windows = Windows.ofLaterLayers(read, sizes.layers());
    List<LayerSpec> layers =
        IntStream.range(0, sizes.layers())
            .mapToObj(i -> attention.seeing(windows.of(i)))
            .map(one -> new LayerSpec(one, mlp, norm, Order.NORM_FIRST))
            .toList();
    return sizes.decoder(read, layers, norm, false);
  }
}
