package ai.lynx.assembly.gguf;

import ai.lynx.spi.checkpoint.Checkpoint;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code config.json} of the folder that a file was made from. */
final class GgufConfig {
  /** The largest Gemma 3, which alone scales its dot products by other than its head width. */
  private static final int LAYERS_OF_GEMMA_3_27B = 62;

  private final GgufKeys keys;
  private final Checkpoint file;
  private final String prefix;
  private final Architecture architecture;
  private final GgufHeads heads;
  private final Map<String, Object> config = new LinkedHashMap<>();

  private GgufConfig(GgufKeys keys, Checkpoint file) {
    this.keys = keys;
    this.file = file;
    this.prefix = keys.architecture() + ".";
    this.architecture = Architecture.of(keys);
    this.heads = GgufHeads.of(keys);
  }

  /**
   * @throws ai.lynx.error.CheckpointException if a key is missing or wrong, or the model is of a
   *     kind that is not known
   */
  static Map<String, Object> of(GgufKeys keys, Checkpoint file) {
    GgufConfig made = new GgufConfig(keys, file);
    made.write();
    return made.config;
  }

  private void write() {
    if (keys.integer(prefix + "expert_count").orElse(0) > 0) {
      throw keys.wrong("it is a mixture of experts, which is not supported");
    }
    config.put("model_type", architecture.modelType());
    sizes();
    rotation();
    switch (architecture) {
      case LLAMA -> {
        rmsNorm();
        config.put("attention_bias", biases("attn_q", "attn_output"));
        config.put("mlp_bias", biases("ffn_up", "ffn_down"));
      }
      case QWEN2 -> rmsNorm();
      case QWEN3 -> {
        rmsNorm();
        config.put("attention_bias", biases("attn_q", "attn_output"));
      }
      case PHI3 -> {
        rmsNorm();
        config.put("sliding_window", window() == 0 ? null : window());
      }
      case GEMMA3 -> gemma();
      case PHI2 -> layerNorm();
      case GPT_NEOX -> {
        layerNorm();
        config.put("attention_bias", biases("attn_qkv", "attn_output"));
        config.put("use_parallel_residual", keys.flag(prefix + "use_parallel_residual", true));
      }
    }
  }

  private void sizes() {
    config.put("vocab_size", vocabulary());
    config.put("hidden_size", keys.required(prefix + "embedding_length"));
    config.put("num_hidden_layers", keys.required(prefix + "block_count"));
    config.put("intermediate_size", keys.required(prefix + "feed_forward_length"));
    config.put("num_attention_heads", heads.queries());
    config.put("num_key_value_heads", heads.keys());
    config.put("head_dim", heads.width());
    config.put("max_position_embeddings", keys.required(prefix + "context_length"));
    config.put("tie_word_embeddings", !has("output.weight"));
  }

  private long vocabulary() {
    Checkpoint.Entry table = file.entries().get("token_embd.weight");
    if (table == null || table.shape().rank() != 2) {
      throw keys.wrong("there is no matrix token_embd.weight");
    }
    return table.shape().size(0).value();
  }

  private void rotation() {
    config.put("rope_theta", keys.decimal(prefix + "rope.freq_base").orElse(10_000.0));
    int turned = keys.integer(prefix + "rope.dimension_count").orElse(heads.width());
    String part = keys.architecture().equals("gptneox") ? "rotary_pct" : "partial_rotary_factor";
    config.put(part, (double) turned / heads.width());
    Map<String, Object> scaling = RopeDivisors.scaling(keys, file);
    if (!scaling.isEmpty()) {
      config.put("rope_scaling", scaling);
    }
  }

  private void rmsNorm() {
    norm("rms_norm_eps", "attention.layer_norm_rms_epsilon");
  }

  private void layerNorm() {
    norm("layer_norm_eps", "attention.layer_norm_epsilon");
  }

  private void norm(String name, String key) {
    keys.decimal(prefix + key).ifPresent(epsilon -> config.put(name, epsilon));
  }

  private int window() {
    return keys.integer(prefix + "attention.sliding_window").orElse(0);
  }

  private void gemma() {
    rmsNorm();
    int width = keys.required(prefix + "embedding_length");
    boolean largest = keys.required(prefix + "block_count") == LAYERS_OF_GEMMA_3_27B;
    config.put("query_pre_attn_scalar", largest ? width / heads.queries() : heads.width());
    config.put("sliding_window", window() == 0 ? null : window());
    config.put(
        "rope_local_base_freq", keys.decimal(prefix + "rope.freq_base_swa").orElse(10_000.0));
    keys.decimal(prefix + "final_logit_softcapping")
        .ifPresent(cap -> config.put("final_logit_softcapping", cap));
    String pattern = prefix + "attention.sliding_window_pattern";
    if (!keys.text(pattern).orElse("[").startsWith("[")) {
      config.put("sliding_window_pattern", keys.required(pattern));
    }
  }

  private boolean has(String tensor) {
    return file.entries().containsKey(tensor) || file.unreadable().containsKey(tensor);
  }

  /** Whether these parts have biases: both or neither. */
  private boolean biases(String one, String other) {
    boolean first = has("blk.0." + one + ".bias");
    if (first != has("blk.0." + other + ".bias")) {
      throw keys.wrong(
          "only one of %s and %s has a bias, which this family does not know", one, other);
    }
    return first;
  }
}
