package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer's weight (out, in) in few bits, as ONNX Runtime's operator MatMulNBits reads it.
 *
 * @param blocks UINT8 (out, blocks, bytes of a block)
 * @param scales FLOAT32 (out * blocks)
 * @param zeros UINT8 (out, bytes of a row), the numbers that stand for 0; null if that is the
 *     middle everywhere
 * @param offsets FLOAT32 (blocks, out), what is added to the numbers of each block; null if nothing
 * @param bits of a number, 4 or 8
 * @param block numbers that share a scale
 */
public record PackedWeight(
    Tensor blocks,
    Tensor scales,
    @Nullable Tensor zeros,
    @Nullable Tensor offsets,
    int bits,
    int block) {}
