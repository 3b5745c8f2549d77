package ai.lynx.assembly.gguf;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes GGUF files of Hugging Face folders, as llama.cpp's convert_hf_to_gguf.py does. Written from
 * the formulas there, not from the code that undoes them.
 *
 * @param config of the folder
 */
record Conversion(String architecture, Map<String, Object> config, Checkpoint weights) {
  private static final List<List<String>> PARTS =
      List.of(
          List.of("self_attn.q_proj", "attn_q"),
          List.of("self_attn.k_proj", "attn_k"),
          List.of("self_attn.v_proj", "attn_v"),
          List.of("self_attn.o_proj", "attn_output"),
          List.of("self_attn.dense", "attn_output"),
          List.of("self_attn.qkv_proj", "attn_qkv"),
          List.of("self_attn.q_norm", "attn_q_norm"),
          List.of("self_attn.k_norm", "attn_k_norm"),
          List.of("attention.query_key_value", "attn_qkv"),
          List.of("attention.dense", "attn_output"),
          List.of("mlp.dense_h_to_4h", "ffn_up"),
          List.of("mlp.dense_4h_to_h", "ffn_down"),
          List.of("mlp.gate_up_proj", "ffn_up"),
          List.of("mlp.gate_proj", "ffn_gate"),
          List.of("mlp.up_proj", "ffn_up"),
          List.of("mlp.down_proj", "ffn_down"),
          List.of("mlp.fc1", "ffn_up"),
          List.of("mlp.fc2", "ffn_down"),
          List.of("input_layernorm", "attn_norm"),
          List.of("pre_feedforward_layernorm", "ffn_norm"),
          List.of("post_feedforward_layernorm", "post_ffw_norm"),
          List.of("embed_tokens", "token_embd"),
          List.of("embed_in", "token_embd"),
          List.of("embed_out", "output"),
          List.of("lm_head", "output"),
          List.of("final_layernorm", "output_norm"),
          List.of("final_layer_norm", "output_norm"));

  GgufWriting file() {
    GgufWriting file = new GgufWriting();
    file.value("general.architecture", architecture);
    put(file, "embedding_length", integer("hidden_size"));
    put(file, "block_count", integer("num_hidden_layers"));
    put(file, "feed_forward_length", integer("intermediate_size"));
    put(file, "context_length", integer("max_position_embeddings"));
    put(file, "attention.head_count", integer("num_attention_heads"));
    put(file, "attention.head_count_kv", keyHeads());
    put(file, "attention.key_length", headWidth());
    put(file, "attention.value_length", headWidth());
    put(
        file,
        "rope.dimension_count",
        (int) (headWidth() * decimal(1, "partial_rotary_factor", "rotary_pct")));
    put(file, "rope.freq_base", (float) decimal(10000, "rope_theta", "rotary_emb_base"));
    put(file, "attention.layer_norm_rms_epsilon", (float) decimal(1e-6, "rms_norm_eps"));
    put(file, "attention.layer_norm_epsilon", (float) decimal(1e-5, "layer_norm_eps"));
    if (config.get("sliding_window") instanceof Integer window) {
      put(file, "attention.sliding_window", window);
    }
    if (config.get("sliding_window_pattern") instanceof Integer pattern) {
      put(file, "attention.sliding_window_pattern", pattern);
    }
    if (config.containsKey("use_parallel_residual")) {
      put(file, "use_parallel_residual", config.get("use_parallel_residual"));
    }
    scaling(file);
    weights.entries().keySet().forEach(name -> named(name).ifPresent(to -> tensor(file, name, to)));
    return file;
  }

  private void scaling(GgufWriting file) {
    Object kind = rotary().get(rotary().containsKey("rope_type") ? "rope_type" : "type");
    if ("linear".equals(kind)) {
      put(file, "rope.scaling.type", "linear");
      put(file, "rope.scaling.factor", (float) number(rotary().get("factor")));
    } else if ("llama3".equals(kind)) {
      double old = number(rotary().get("original_max_position_embeddings"));
      double low = number(rotary().get("low_freq_factor"));
      double high = number(rotary().get("high_freq_factor"));
      double factor = number(rotary().get("factor"));
      float[] divisors = new float[headWidth() / 2];
      for (int i = 0; i < divisors.length; i++) {
        double wave = 2 * Math.PI * Math.pow(decimal(10000, "rope_theta"), 2.0 * i / headWidth());
        double smooth = (old / wave - low) / (high - low);
        divisors[i] =
            (float)
                (wave < old / high
                    ? 1
                    : wave > old / low ? factor : 1 / ((1 - smooth) / factor + smooth));
      }
      file.tensor("rope_freqs.weight", TensorData.of(divisors, divisors.length));
    }
  }

  private Optional<String> named(String original) {
    if (original.contains("rotary_emb")
        || original.endsWith("attention.bias")
        || original.endsWith("masked_bias")) {
      return Optional.empty();
    }
    String name =
        original.replaceFirst("^(model|gpt_neox)\\.", "").replaceFirst("^layers\\.", "blk.");
    String afterAttention = architecture.equals("gemma3") ? "post_attention_norm" : "ffn_norm";
    name = name.replace("post_attention_layernorm", afterAttention);
    for (List<String> part : PARTS) {
      name = name.replaceFirst("(?<=^|\\.)" + part.get(0) + "(?=\\.)", part.get(1));
    }
    return Optional.of(name.replaceFirst("^norm\\.", "output_norm."));
  }

  private void tensor(GgufWriting file, String original, String name) {
    TensorData data = weights.read(original);
    if (architecture.equals("llama") && name.matches(".*attn_[qk]\\.(weight|bias)")) {
      data = permuted(data, name.contains("attn_q") ? integer("num_attention_heads") : keyHeads());
    } else if (architecture.equals("gptneox") && name.contains("attn_qkv")) {
      data = byKind(data);
    } else if (architecture.equals("gemma3") && name.endsWith("norm.weight")) {
      float[] values = data.toFloats();
      for (int i = 0; i < values.length; i++) {
        values[i] += 1;
      }
      data = TensorData.of(values, data.shape().toLongs());
    }
    file.tensor(name, data);
  }

  /** {@code reshape(heads, 2, rows / heads / 2, ...).swapaxes(1, 2)}. */
  private static TensorData permuted(TensorData data, int heads) {
    float[] from = data.toFloats();
    float[] to = new float[from.length];
    int rows = (int) data.shape().toLongs()[0];
    int width = from.length / rows;
    int half = rows / heads / 2;
    int row = 0;
    for (int head = 0; head < heads; head++) {
      for (int place = 0; place < half; place++) {
        for (int part = 0; part < 2; part++) {
          System.arraycopy(
              from, ((head * 2 + part) * half + place) * width, to, row++ * width, width);
        }
      }
    }
    return TensorData.of(to, data.shape().toLongs());
  }

  /** {@code reshape(heads, 3, width, ...)}, then all of each kind after one another. */
  private TensorData byKind(TensorData data) {
    float[] from = data.toFloats();
    float[] to = new float[from.length];
    int heads = integer("num_attention_heads");
    int run = from.length / heads / 3;
    for (int head = 0; head < heads; head++) {
      for (int kind = 0; kind < 3; kind++) {
        System.arraycopy(from, (head * 3 + kind) * run, to, (kind * heads + head) * run, run);
      }
    }
    return TensorData.of(to, data.shape().toLongs());
  }

  private void put(GgufWriting file, String key, Object value) {
    file.value(architecture + "." + key, value);
  }

  private int keyHeads() {
    return config.get("num_key_value_heads") instanceof Integer some
        ? some
        : integer("num_attention_heads");
  }

  private int headWidth() {
    return config.get("head_dim") instanceof Integer some
        ? some
        : integer("hidden_size") / integer("num_attention_heads");
  }

  private int integer(String key) {
    return (Integer) config.get(key);
  }

  /** Of the file's own keys, or of those for rotary positions. */
  private double decimal(double otherwise, String... names) {
    for (String name : names) {
      Object value = config.get(name) == null ? rotary().get(name) : config.get(name);
      if (value != null) {
        return number(value);
      }
    }
    return otherwise;
  }

  private Map<?, ?> rotary() {
    Object rotary =
        config.get("rope_parameters") == null
            ? config.get("rope_scaling")
            : config.get("rope_parameters");
    return rotary instanceof Map<?, ?> map ? map : Map.of();
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
