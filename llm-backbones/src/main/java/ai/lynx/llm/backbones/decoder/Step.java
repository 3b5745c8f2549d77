package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What all layers share while the decoder reads some tokens.
 *
 * @param positions INT64 (batch, tokens)
 * @param frequencies FLOAT32 (r), the rotary angles for one step of position
 * @param mask BOOL (batch, past + tokens) or (batch, tokens, past + tokens), or null
 */
record Step(Tensor positions, Tensor frequencies, @Nullable Tensor mask) {}
