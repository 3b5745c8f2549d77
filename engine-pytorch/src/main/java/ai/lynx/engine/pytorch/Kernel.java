package ai.lynx.engine.pytorch;

import java.util.Locale;

/** The methods of the TorchScript module, whose sources lie in the resource folder kernels. */
enum Kernel {
  CAST,
  REINTERPRET,
  EMPTY_LIKE,
  SCALE,
  SILU,
  GELU_TANH,
  GELU_QUICK,
  SELECT,
  LINEAR,
  LINEAR_BIAS,
  MATMUL,
  PATCH_EMBEDDING,
  PATCH_EMBEDDING_BIAS,
  LAYER_NORM,
  LAYER_NORM_WEIGHT,
  LAYER_NORM_BIAS,
  RMS_NORM,
  RMS_NORM_WEIGHT,
  ATTENTION,
  ATTENTION_CAUSAL,
  ATTENTION_WINDOW,
  ATTENTION_MASK,
  ATTENTION_MASK_WINDOW,
  ROTARY,
  GATHER,
  SOFTMAX,
  LOG_SOFTMAX,
  EXTEND_WITH_ROOM,
  EXTEND_IN_PLACE,
  TOKEN_LOSS,
  SAME,
  GRADIENTS,
  ASSIGN,
  SCALES,
  ROUND,
  HALVES;

  /** The method's name in the source text. */
  String method() {
    return name().toLowerCase(Locale.ROOT);
  }
}
