package ai.lynx.llm.backbones.llama;

import ai.lynx.llm.backbones.decoder.AttentionSpec;
import ai.lynx.llm.backbones.decoder.DecoderSpec;
import ai.lynx.llm.backbones.decoder.MlpSpec;
import ai.lynx.llm.backbones.decoder.RotaryFrequencies;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Spelling;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of a LLaMA {@code config.json} with the defaults of transformers' {@code LlamaConfig}.
 *
 * <p>Read are {@code vocab_size}, {@code hidden_size}, {@code intermediate_size}, {@code
 * num_hidden_layers}, {@code num_attention_heads}, {@code num_key_value_heads}, {@code head_dim},
 * {@code hidden_act}, {@code rms_norm_eps}, {@code attention_bias}, {@code mlp_bias}, {@code
 * tie_word_embeddings}, {@code initializer_range} and the rotary keys in both styles ({@link
 * RopeConfig}). Any other key is ignored, since such files hold much that is no matter of the
 * model's arithmetic; but one that is nearly a key that is missing is taken for a typing mistake.
 */
final class LlamaConfig {
  private static final int MOST_TOKENS = 10_000_000;
  private static final int WIDEST = 1 << 20;

  private LlamaConfig() {}

  private static final Set<String> KEYS =
      Set.of(
          "vocab_size",
          "hidden_size",
          "intermediate_size",
          "num_hidden_layers",
          "num_attention_heads",
          "num_key_value_heads",
          "head_dim",
          "hidden_act",
          "rms_norm_eps",
          "attention_bias",
          "mlp_bias",
          "tie_word_embeddings",
          "rope_theta",
          "rope_scaling",
          "rope_parameters");

  static DecoderSpec read(Settings settings) {
    return settings.parse(
        read -> {
          noteTypingMistakes(settings.values().keySet(), read);
          return read(read);
        });
  }

  private static void noteTypingMistakes(Set<String> given, SettingsReader read) {
    Set<String> missing = new TreeSet<>(KEYS);
    missing.removeAll(given);
    for (String key : given) {
      if (!KEYS.contains(key)) {
        Spelling.nearest(key, missing)
            .ifPresent(near -> read.problem(key, "is unknown; did you mean \"" + near + "\"?"));
      }
    }
  }

  private static DecoderSpec read(SettingsReader read) {
    int width = read.integer("hidden_size", 4096, 1, WIDEST);
    DecoderSpec spec =
        new DecoderSpec(
            read.integer("vocab_size", 32000, 1, MOST_TOKENS),
            width,
            read.integer("num_hidden_layers", 32, 1, 10_000),
            attention(read, width),
            new MlpSpec(
                read.integer("intermediate_size", 11008, 1, WIDEST),
                Activations.read(read, "hidden_act", "silu"),
                read.flag("mlp_bias", false)),
            read.decimal("rms_norm_eps", 1e-6, 0, 1),
            read.flag("tie_word_embeddings", false),
            read.decimal("initializer_range", 0.02, 0, 1));
    read.ignoreOthers();
    return spec;
  }

  private static AttentionSpec attention(SettingsReader read, int width) {
    int heads = read.integer("num_attention_heads", 32, 1, WIDEST);
    int keyHeads = read.integer("num_key_value_heads", heads, 1, WIDEST);
    if (heads % keyHeads != 0) {
      read.problem(
          "num_key_value_heads",
          "must divide num_attention_heads (" + heads + "), not " + keyHeads);
      keyHeads = heads;
    }
    if (!read.has("head_dim") && width % heads != 0) {
      read.problem(
          "num_attention_heads",
          "must divide hidden_size (" + width + ") where head_dim is not given, not " + heads);
    }
    int headWidth = read.integer("head_dim", Math.max(1, width / heads), 1, WIDEST);
    if (headWidth % 2 != 0) {
      read.problem("head_dim", "must be even for rotary positions, not " + headWidth);
    }
    RopeConfig rope = RopeConfig.read(read);
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        read.flag("attention_bias", false),
        RotaryFrequencies.of(rope.base(), headWidth, rope.scaling()));
  }
}
