package ai.lynx.llm.backbones.llama;

import ai.lynx.llm.backbones.decoder.Decoder;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/** LLaMA 1 to 3, Vicuna, SmolLM and others of the same layout. Settings: {@link LlamaConfig}. */
public final class LlamaProvider implements LanguageModelProvider {
  public LlamaProvider() {}

  @Override
  public String name() {
    return "llama";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public LanguageModel create(Settings settings, Weights weights) {
    return new Decoder(LlamaConfig.read(settings), weights);
  }
}
