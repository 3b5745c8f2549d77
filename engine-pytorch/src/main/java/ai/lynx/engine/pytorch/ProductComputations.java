package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.PatchEmbedding;

/**
 * Operators that bring large weights to bear. DJL's own functions, which convert nothing, cost a
 * third of a kernel's call, so they serve where all types are equal.
 */
final class ProductComputations {
  private ProductComputations() {}

  static PtNDArray linear(Linear operator, Call call) {
    if (call.isOfOneType()) {
      PtNDArray bias = call.inputs() == 2 ? null : call.array(2);
      return JniUtils.linear(call.array(0), call.array(1), bias);
    }
    return call.inputs() == 2
        ? call.run(Kernel.LINEAR, call.array(0), call.array(1))
        : call.run(Kernel.LINEAR_BIAS, call.array(0), call.array(1), call.array(2));
  }

  static PtNDArray matMul(MatMul operator, Call call) {
    return call.isOfOneType()
        ? JniUtils.matmul(call.array(0), call.array(1))
        : call.run(Kernel.MATMUL, call.array(0), call.array(1));
  }

  static PtNDArray embedding(Embedding operator, Call call) {
    return JniUtils.embedding(call.array(1), call.array(0), false);
  }

  static PtNDArray patchEmbedding(PatchEmbedding operator, Call call) {
    return call.inputs() == 2
        ? call.run(Kernel.PATCH_EMBEDDING, call.array(0), call.array(1))
        : call.run(Kernel.PATCH_EMBEDDING_BIAS, call.array(0), call.array(1), call.array(2));
  }
}
