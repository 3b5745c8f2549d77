package ai.lynx.assembly.gguf;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The kinds of models that are known, with their family's and their weights' original names. */
enum Architecture {
  /** LLaMA, Mistral, SmolLM and other relatives. */
  LLAMA("llama", "llama", "model", Parts.LLAMA),
  QWEN2("qwen2", "qwen2", "model", Parts.LLAMA),
  QWEN3(
      "qwen3",
      "qwen3",
      "model",
      Parts.with(
          Parts.LLAMA,
          Map.of("attn_q_norm", "self_attn.q_norm", "attn_k_norm", "self_attn.k_norm"))),
  GEMMA3(
      "gemma3",
      "gemma3_text",
      "model",
      Parts.with(
          Parts.LLAMA,
          Map.of(
              "attn_q_norm", "self_attn.q_norm",
              "attn_k_norm", "self_attn.k_norm",
              "post_attention_norm", "post_attention_layernorm",
              "ffn_norm", "pre_feedforward_layernorm",
              "post_ffw_norm", "post_feedforward_layernorm"))),
  PHI2(
      "phi2",
      "phi",
      "model",
      Parts.with(
          Parts.LLAMA,
          Map.of(
              "output_norm", "final_layernorm",
              "attn_output", "self_attn.dense",
              "ffn_up", "mlp.fc1",
              "ffn_down", "mlp.fc2"))),
  PHI3(
      "phi3",
      "phi3",
      "model",
      Parts.with(
          Parts.LLAMA, Map.of("attn_qkv", "self_attn.qkv_proj", "ffn_up", "mlp.gate_up_proj"))),
  GPT_NEOX(
      "gptneox",
      "gpt_neox",
      "gpt_neox",
      Map.of(
          "token_embd", "embed_in",
          "output_norm", "final_layer_norm",
          "output", "embed_out",
          "attn_norm", "input_layernorm",
          "attn_qkv", "attention.query_key_value",
          "attn_output", "attention.dense",
          "ffn_norm", "post_attention_layernorm",
          "ffn_up", "mlp.dense_h_to_4h",
          "ffn_down", "mlp.dense_4h_to_h"));

  private final String gguf;
  private final String modelType;
  private final String prefix;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Map<String, String> parts;

  Architecture(String gguf, String modelType, String prefix, Map<String, String> parts) {
    this.gguf = gguf;
    this.modelType = modelType;
    this.prefix = prefix;
    this.parts = parts;
  }

  /**
   * The one that a file names.
   *
   * @throws ai.lynx.error.CheckpointException if it is not known
   */
  static Architecture of(GgufKeys keys) {
    String name = keys.architecture();
    return Arrays.stream(values())
        .filter(one -> one.gguf.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                keys.wrong(
                    "general.architecture is \"%s\"; known are %s",
                    name,
                    Arrays.stream(values())
                        .map(one -> one.gguf)
                        .collect(Collectors.joining(", "))));
  }

  /** The {@code model_type} of the folder that files of this kind are made from. */
  String modelType() {
    return modelType;
  }

  /**
   * A weight's original name; as it is where it has none, so that it is reported as unused.
   *
   * @param name such as "blk.0.attn_q.weight"
   */
  String original(String name) {
    String[] words = name.split("\\.", -1);
    boolean ofLayer = words.length == 4 && words[0].equals("blk");
    String part = words[ofLayer ? 2 : 0];
    String known = parts.get(part);
    if (known == null || !ofLayer && words.length != 2) {
      return name;
    }
    String kind = words[words.length - 1];
    if (ofLayer) {
      return prefix + ".layers." + words[1] + "." + known + "." + kind;
    }
    return (part.equals("output") ? "" : prefix + ".") + known + "." + kind;
  }

  /** Names of parts: the file's, and the original ones below the model or a layer. */
  private static final class Parts {
    static final Map<String, String> LLAMA =
        Map.ofEntries(
            Map.entry("token_embd", "embed_tokens"),
            Map.entry("output_norm", "norm"),
            Map.entry("output", "lm_head"),
            Map.entry("attn_norm", "input_layernorm"),
            Map.entry("attn_q", "self_attn.q_proj"),
            Map.entry("attn_k", "self_attn.k_proj"),
            Map.entry("attn_v", "self_attn.v_proj"),
            Map.entry("attn_output", "self_attn.o_proj"),
            Map.entry("ffn_norm", "post_attention_layernorm"),
            Map.entry("ffn_gate", "mlp.gate_proj"),
            Map.entry("ffn_up", "mlp.up_proj"),
            Map.entry("ffn_down", "mlp.down_proj"));

    static Map<String, String> with(Map<String, String> parts, Map<String, String> others) {
      Map<String, String> all = new TreeMap<>(parts);
      all.putAll(others);
      return all;
    }
  }
}
