package ai.lynx.llm.backbones.families;

import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.EmbeddingSpec;
import ai.lynx.llm.backbones.decoder.HeadSpec;
import ai.lynx.llm.backbones.decoder.LayerSpec;
import ai.lynx.llm.backbones.decoder.NormSpec;
import ai.lynx.llm.backbones.decoder.WeightNames;
import ai.lynx.spi.config.SettingsReader;
import java.util.List;
import java.util.Optional;

/**
 * The sizes that all families have: {@code vocab_size}, {@code hidden_size} and {@code
 * num_hidden_layers}.
 */
record Sizes(int vocabulary, int width, int layers) {
  static final int WIDEST = 1 << 20;
  private static final int MOST_TOKENS = 10_000_000;

  /** The keys, with these sizes where one is missing. */
  Sizes read(SettingsReader read) {
    return new Sizes(
        read.integer("vocab_size", vocabulary, 1, MOST_TOKENS),
        read.integer("hidden_size", width, 1, WIDEST),
        read.integer("num_hidden_layers", layers, 1, 10_000));
  }

  /** A decoder of such layers with LLaMA's embedding, head and names. */
  DecoderSpec decoder(
      SettingsReader read, List<LayerSpec> layers, NormSpec finalNorm, boolean tiedUnlessSaid) {
    return decoder(
        read,
        EmbeddingSpec.of(vocabulary, width),
        layers,
        finalNorm,
        read.flag("tie_word_embeddings", tiedUnlessSaid),
        WeightNames.LLAMA);
  }

  /** A decoder of such layers, without bias on its logits. */
  DecoderSpec decoder(
      SettingsReader read,
      EmbeddingSpec embedding,
      List<LayerSpec> layers,
      NormSpec finalNorm,
      boolean tied,
      WeightNames names) {
    return new DecoderSpec(
        embedding,
        width,
        layers,
        Optional.of(finalNorm),
        HeadSpec.of(tied),
        deviation(read, "initializer_range"),
        names);
  }

  static double deviation(SettingsReader read, String key) {
    return read.decimal(key, 0.02, 0, 1);
  }

  /** An RMS norm of {@code rms_norm_eps}. */
  static NormSpec rmsNorm(SettingsReader read, NormSpec.Kind kind, double epsilonUnlessSaid) {
    return new NormSpec(kind, read.decimal("rms_norm_eps", epsilonUnlessSaid, 0, 1));
  }
}
