package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** What all layers share while the decoder reads some tokens. For one thread. */
final class Step {
  private final Tensor positions;
  private final @Nullable Tensor mask;
  private final IdentityHashMap<TensorData, Tensor> constants = new IdentityHashMap<>();

  /**
   * @param positions INT64 (batch, tokens)
   * @param mask BOOL (batch, past + tokens) or (batch, tokens, past + tokens), or null
   */
  Step(Tensor positions, @Nullable Tensor mask) {
    this.positions = positions;
    this.mask = mask;
  }

  Tensor positions() {
    return positions;
  }

  @Nullable Tensor mask() {
    return mask;
  }

  /** Numbers that several layers need, brought to the engine once. */
  Tensor constant(Ops ops, TensorData data) {
    return constants.computeIfAbsent(data, ops::constant);
  }
}
