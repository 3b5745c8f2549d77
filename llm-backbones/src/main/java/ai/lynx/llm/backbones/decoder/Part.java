package ai.lynx.llm.backbones.decoder;

/** A part of a decoder that has weights, with LLaMA's name for it. */
public enum Part {
  TOKEN_VECTORS("embed_tokens"),
  /** Of tokens that were added to a finished vocabulary. */
  ADDED_TOKEN_VECTORS("embed_tokens.additional_embedding"),
  POSITION_VECTORS("embed_positions"),
  /** From the width of token vectors to that of the layers. */
  PROJECTION_IN("project_in"),
  /** And back. */
  PROJECTION_OUT("project_out"),
  LAYERS("layers"),
  FINAL_NORM("norm"),
  /** With the next, the only part outside the model's own name. */
  HEAD("lm_head"),
  /** Logits of tokens that were added to a finished vocabulary. */
  ADDED_HEAD("lm_head.additional_fc"),

  ATTENTION_NORM("input_layernorm"),
  QUERY("self_attn.q_proj"),
  KEY("self_attn.k_proj"),
  VALUE("self_attn.v_proj"),
  QUERY_KEY_VALUE("self_attn.qkv_proj"),
  QUERY_NORM("self_attn.q_norm"),
  KEY_NORM("self_attn.k_norm"),
  ATTENTION_OUTPUT("self_attn.o_proj"),
  /** On what attention gives, where norms are around. */
  AFTER_ATTENTION_NORM("post_attention_layernorm"),
  MLP_NORM("post_attention_layernorm"),
  GATE("mlp.gate_proj"),
  UP("mlp.up_proj"),
  GATE_UP("mlp.gate_up_proj"),
  DOWN("mlp.down_proj"),
  /** On what the feed-forward network gives, where norms are around. */
  AFTER_MLP_NORM("post_feedforward_layernorm");

  private final String name;

  Part(String name) {
    this.name = name;
  }

  String llamaName() {
    return name;
  }
}
