package ai.lynx.adapters.qformer;

import ai.lynx.adapters.layers.Activations;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise;

/**
 * What a configuration says of a Q-Former; the defaults are the published BLIP-2.
 *
 * @param queries learned queries, and so vectors that come out
 * @param width of its hidden states, a multiple of the heads
 * @param layers one behind another
 * @param heads attention heads
 * @param feedForward the width inside the feed-forward networks
 * @param every how often a layer looks at the picture: those whose number is a multiple of it
 * @param activation of the feed-forward networks
 * @param epsilon of all norms
 * @param deviation of weights at the start of training
 * @param readsQuestion whether it is InstructBLIP's, which reads the question
 * @param vocabulary of the question's words
 * @param positions words that a question may have
 */
record QFormerSettings(
    int queries,
    int width,
    int layers,
    int heads,
    int feedForward,
    int every,
    Elementwise.Function activation,
    double epsilon,
    double deviation,
    boolean readsQuestion,
    int vocabulary,
    int positions) {
  private static final int WIDEST = 1 << 18;

  QFormerSettings {
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "num_attention_heads must divide hidden_size (%d), not %d".formatted(width, heads));
    }
  }

  static QFormerSettings parse(Settings given) {
    return given.parse(QFormerSettings::read);
  }

  private static QFormerSettings read(SettingsReader read) {
    read.ignore(
        "dtype",
        "torch_dtype",
        "attention_probs_dropout_prob",
        "hidden_dropout_prob",
        "pad_token_id",
        "position_embedding_type",
        "encoder_hidden_size");
    String type = read.text("model_type", "blip_2_qformer");
    return new QFormerSettings(
        read.integer("num_query_tokens", 32, 1, 1 << 16),
        read.integer("hidden_size", 768, 1, WIDEST),
        read.integer("num_hidden_layers", 12, 1, 1000),
        read.integer("num_attention_heads", 12, 1, 1024),
        read.integer("intermediate_size", 3072, 1, WIDEST),
        read.integer("cross_attention_frequency", 2, 1, 1000),
        Activations.read(read, "hidden_act", "gelu"),
        read.decimal("layer_norm_eps", 1e-12, 0, 1),
        read.decimal("initializer_range", 0.02, 0, 1),
        read.flag("use_qformer_text_input", type.equals("instructblip_qformer")),
        read.integer("vocab_size", 30522, 1, 10_000_000),
        read.integer("max_position_embeddings", 512, 1, 1 << 20));
  }

  /** Whether a layer looks at the picture. */
  boolean looksAtPicture(int layer) {
    return layer % every == 0;
  }
}
