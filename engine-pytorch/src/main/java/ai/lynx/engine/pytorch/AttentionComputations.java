package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Rotary;

/** Attention, by the cheapest kernel that its mask allows, and rotary positions. */
final class AttentionComputations {
  private AttentionComputations() {}

  static PtNDArray attention(Attention operator, Call call) {
    PtNDArray query = call.array(0);
    PtNDArray keys = call.converted(1);
    PtNDArray values = call.converted(2);
    PtNDArray scale = call.number(operator.scale());
    long queryCount = call.tensor(0).shape().size(2).value();
    long keyCount = call.tensor(1).shape().size(2).value();
    long window = window(operator, queryCount, keyCount);
    if (call.inputs() == 4) {
      PtNDArray mask = call.array(3);
      return window < 0
          ? call.run(Kernel.ATTENTION_MASK, query, keys, values, scale, mask)
          : call.run(
              Kernel.ATTENTION_MASK_WINDOW, query, keys, values, scale, mask, call.number(window));
    }
    if (window < 0) {
      return call.run(Kernel.ATTENTION, query, keys, values, scale);
    }
    // PyTorch's own causal mask lets the first query see the first key, not the last the last.
    return window == 0 && queryCount == keyCount
        ? call.run(Kernel.ATTENTION_CAUSAL, query, keys, values, scale)
        : call.run(Kernel.ATTENTION_WINDOW, query, keys, values, scale, call.number(window));
  }

  /** How far queries see back; 0 for all the way, -1 if they see everything in any case. */
  private static long window(Attention operator, long queries, long keys) {
    if (!operator.causal()) {
      return -1;
    }
    long window = operator.window().orElse(0);
    if (window >= keys) {
      window = 0;
    }
    return window == 0 && queries == 1 ? -1 : window;
  }

  static PtNDArray rotary(Rotary operator, Call call) {
    return call.run(Kernel.ROTARY, call.array(0), call.array(1), call.array(2));
  }
}
