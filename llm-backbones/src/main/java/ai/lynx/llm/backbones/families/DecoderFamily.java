package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.Decoder;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * A family of decoders whose settings are the keys of a {@code config.json}, with the defaults of
 * its class in transformers 5.23.0. Keys are read as files of 2023 to 2025 have them and as
 * transformers 5 writes them. Any other key is ignored, since such files hold much that is no
 * matter of the model's arithmetic; but one that is nearly a key that is missing is taken for a
 * typing mistake.
 */
public abstract sealed class DecoderFamily implements LanguageModelProvider
    permits Gemma3, GptNeox, Idefics, Llama, Mistral, Mllama, Opt, Phi, Phi3, Qwen2, Qwen3 {
  private final String modelType;

  DecoderFamily(String modelType) {
    this.modelType = modelType;
  }

  /** What the keys mean. */
  abstract DecoderSpec spec(SettingsReader read);

  final DecoderSpec spec(Settings settings) {
    return settings.parse(
        read -> {
          DecoderSpec spec = spec(read);
          read.ignoreOthersUnlessMistyped();
          return spec;
        });
  }

  @Override
  public final String name() {
    return modelType;
  }

  @Override
  public final Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public final LanguageModel create(Settings settings, Weights weights) {
    return new Decoder(spec(settings), weights);
  }
}
