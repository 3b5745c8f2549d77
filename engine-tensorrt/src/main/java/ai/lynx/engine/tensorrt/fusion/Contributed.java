package ai.lynx.engine.tensorrt.fusion;

/** ONNX Runtime's own operators that may stand for several of a graph, or for one. */
public enum Contributed {
  /** Causal attention of grouped heads, with rotary positions and a cache that is written to. */
  GROUP_QUERY_ATTENTION,
  /** Attention to everything, from and to vectors whose heads are not split. */
  MULTI_HEAD_ATTENTION,
  /** Rotary positions. */
  ROTARY_EMBEDDING,
  /** A sum, and its root-mean-square norm. */
  SKIP_SIMPLIFIED_LAYER_NORMALIZATION,
  /** A root-mean-square norm alone. */
  SIMPLIFIED_LAYER_NORMALIZATION
}
