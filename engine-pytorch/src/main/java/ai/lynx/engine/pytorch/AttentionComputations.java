package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Rotary;
import java.util.OptionalLong;

/** Attention, by the cheapest kernel that its mask allows, and rotary positions. */
final class AttentionComputations {
  /** What kernels take for "back to the first key". */
  private static final int UNLIMITED = 0;

  private AttentionComputations() {}

  static PtNDArray attention(Attention operator, Call call) {
    PtNDArray query = call.array(0);
    PtNDArray keys = call.converted(1);
    PtNDArray values = call.converted(2);
    PtNDArray scale = call.number(operator.scale());
    long queryCount = call.tensor(0).shape().size(2).value();
    long keyCount = call.tensor(1).shape().size(2).value();
    OptionalLong window = window(operator, queryCount, keyCount);
    if (call.inputs() == 4) {
      PtNDArray mask = call.array(3);
      if (window.isEmpty()) {
        return call.run(Kernel.ATTENTION_MASK, query, keys, values, scale, mask);
      }
      PtNDArray width = call.number(window.getAsLong());
      return call.run(Kernel.ATTENTION_MASK_WINDOW, query, keys, values, scale, mask, width);
    }
    if (window.isEmpty()) {
      return call.run(Kernel.ATTENTION, query, keys, values, scale);
    }
    // PyTorch's own causal mask lets the first query see the first key, not the last the last.
    if (window.getAsLong() == UNLIMITED && queryCount == keyCount) {
      return call.run(Kernel.ATTENTION_CAUSAL, query, keys, values, scale);
    }
    PtNDArray width = call.number(window.getAsLong());
    return call.run(Kernel.ATTENTION_WINDOW, query, keys, values, scale, width);
  }

  /** How far queries see back; empty if every query sees every key without a mask of ours. */
  private static OptionalLong window(Attention operator, long queries, long keys) {
    if (!operator.causal()) {
      return OptionalLong.empty();
    }
    long window = operator.window().orElse(UNLIMITED);
    if (window < keys && window != UNLIMITED) {
      return OptionalLong.of(window);
    }
    return queries == 1 ? OptionalLong.empty() : OptionalLong.of(UNLIMITED);
  }

  static PtNDArray rotary(Rotary operator, Call call) {
    return call.run(Kernel.ROTARY, call.array(0), call.array(1), call.array(2));
  }
}
